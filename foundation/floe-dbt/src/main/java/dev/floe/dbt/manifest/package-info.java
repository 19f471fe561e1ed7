/** The files that dbt leaves behind. */
@NullMarked
package dev.floe.dbt.manifest;

import org.jspecify.annotations.NullMarked;
