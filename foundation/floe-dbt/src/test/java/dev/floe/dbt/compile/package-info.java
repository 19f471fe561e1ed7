/** Tests of compiling nodes to SQL. */
@NullMarked
package dev.floe.dbt.compile;

import org.jspecify.annotations.NullMarked;
