/** Tables in a real object store. */
@NullMarked
package dev.floe.testing.storage;

import org.jspecify.annotations.NullMarked;
