/** Keeps the directory of a catalog tidy: old snapshots go, and files that nothing refers to. */
@NullMarked
package dev.floe.iceberg.maintain;

import org.jspecify.annotations.NullMarked;
