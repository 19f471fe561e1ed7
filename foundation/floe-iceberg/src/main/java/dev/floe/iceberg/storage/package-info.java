/** Where the files of tables are, and how Iceberg and engines get at them. */
@NullMarked
package dev.floe.iceberg.storage;

import org.jspecify.annotations.NullMarked;
