/** The embedded catalog as a server that speaks Iceberg's REST protocol. */
@NullMarked
package dev.floe.iceberg.serve;

import org.jspecify.annotations.NullMarked;
