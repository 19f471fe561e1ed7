/** Runs a dbt project in the database of its target, as dbt does. */
@NullMarked
package dev.floe.runner.dbt;

import org.jspecify.annotations.NullMarked;
