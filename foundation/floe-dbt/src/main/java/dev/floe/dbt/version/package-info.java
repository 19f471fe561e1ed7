/** Versions of dbt and of packages, and ranges of them. */
@NullMarked
package dev.floe.dbt.version;

import org.jspecify.annotations.NullMarked;
