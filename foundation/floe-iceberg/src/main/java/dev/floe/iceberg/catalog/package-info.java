/** The embedded catalog: which version of each table is published, and which are staged. */
@NullMarked
package dev.floe.iceberg.catalog;

import org.jspecify.annotations.NullMarked;
