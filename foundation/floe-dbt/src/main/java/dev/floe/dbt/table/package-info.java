/** Tables of results and seeds: how the types of their columns are found, and how templates see them. */
@NullMarked
package dev.floe.dbt.table;

import org.jspecify.annotations.NullMarked;
