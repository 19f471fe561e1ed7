/** Tests of building nodes, in a real DuckDB. */
@NullMarked
package dev.floe.dbt.materialize;

import org.jspecify.annotations.NullMarked;
