/** Builds nodes in a database: the control flow of dbt's materializations, with a project's macros for every statement. */
@NullMarked
package dev.floe.dbt.materialize;

import org.jspecify.annotations.NullMarked;
