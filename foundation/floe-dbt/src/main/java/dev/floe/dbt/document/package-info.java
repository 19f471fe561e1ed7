/** Documents as the values of templates. */
@NullMarked
package dev.floe.dbt.document;

import org.jspecify.annotations.NullMarked;
