/** The closed set of values that a document, a setting or a dbt profile can hold. */
@NullMarked
package dev.floe.spi.value;

import org.jspecify.annotations.NullMarked;
