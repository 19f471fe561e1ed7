/** Python's {@code re}, on the regular expressions of the JDK. */
@NullMarked
package dev.floe.jinja.module.regex;

import org.jspecify.annotations.NullMarked;
