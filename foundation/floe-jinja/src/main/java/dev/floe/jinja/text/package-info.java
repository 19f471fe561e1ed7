/** Python's two ways to format values into text: the percent sign and {@code str.format}. */
@NullMarked
package dev.floe.jinja.text;

import org.jspecify.annotations.NullMarked;
