/** The closed set of values that templates see, with the equality, truth and text that Python gives them. */
@NullMarked
package dev.floe.jinja.value;

import org.jspecify.annotations.NullMarked;
