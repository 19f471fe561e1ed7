/** Tables as every engine and the table format name them: types, fields, files to read, files written. */
@NullMarked
package dev.floe.spi.table;

import org.jspecify.annotations.NullMarked;
