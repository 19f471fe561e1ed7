/** What floe needs from a catalog. */
@NullMarked
package dev.floe.testing.catalog;

import org.jspecify.annotations.NullMarked;
