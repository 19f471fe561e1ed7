/** Engines that execute SQL, and the sessions in which they do. */
@NullMarked
package dev.floe.spi.session;

import org.jspecify.annotations.NullMarked;
