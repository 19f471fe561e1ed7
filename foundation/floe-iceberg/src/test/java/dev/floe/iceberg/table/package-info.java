@NullMarked
package dev.floe.iceberg.table;

import org.jspecify.annotations.NullMarked;
