/** Finds the blocks of dbt in a file: macros, tests, snapshots and others that stand at its top level. */
@NullMarked
package dev.floe.jinja.block;

import org.jspecify.annotations.NullMarked;
