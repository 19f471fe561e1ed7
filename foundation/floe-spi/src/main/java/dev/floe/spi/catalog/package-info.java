/** What manifests may say of a catalog. */
@NullMarked
package dev.floe.spi.catalog;

import org.jspecify.annotations.NullMarked;
