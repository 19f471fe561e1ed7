/** Columns of relations: their types in the words of a database, and how templates ask about them. */
@NullMarked
package dev.floe.dbt.column;

import org.jspecify.annotations.NullMarked;
