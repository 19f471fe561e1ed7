/** Tests of packages. */
@NullMarked
package dev.floe.dbt.packages;

import org.jspecify.annotations.NullMarked;
