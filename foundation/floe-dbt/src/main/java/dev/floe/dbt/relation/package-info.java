/** Relations: what a database calls a table, a view or a function, how templates see it and how SQL names it. */
@NullMarked
package dev.floe.dbt.relation;

import org.jspecify.annotations.NullMarked;
