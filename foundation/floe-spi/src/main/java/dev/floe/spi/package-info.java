/** The contract that floe, its plugins and the readers of its artifacts share. Depends on the JDK and JSpecify alone. */
@NullMarked
package dev.floe.spi;

import org.jspecify.annotations.NullMarked;
