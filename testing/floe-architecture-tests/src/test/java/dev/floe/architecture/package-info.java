/** The rules of the house, checked on every class of floe. */
@NullMarked
package dev.floe.architecture;

import org.jspecify.annotations.NullMarked;
