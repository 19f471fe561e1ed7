/** Tests of versions. */
@NullMarked
package dev.floe.dbt.version;

import org.jspecify.annotations.NullMarked;
