/** What a compute engine offers to floe. One implementation per technology, each in a plugin of its own. */
@NullMarked
package dev.floe.spi.compute;

import org.jspecify.annotations.NullMarked;
