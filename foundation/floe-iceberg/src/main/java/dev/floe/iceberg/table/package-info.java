/** Versions of tables: what is read of one, and how the next is made. */
@NullMarked
package dev.floe.iceberg.table;

import org.jspecify.annotations.NullMarked;
