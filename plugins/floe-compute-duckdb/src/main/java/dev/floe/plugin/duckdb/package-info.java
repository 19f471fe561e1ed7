/** The compute plugin for DuckDB, which runs inside the process that drives it. */
@NullMarked
package dev.floe.plugin.duckdb;

import org.jspecify.annotations.NullMarked;
