/** The tests of Jinja2: what may stand behind {@code is}. */
@NullMarked
package dev.floe.jinja.test;

import org.jspecify.annotations.NullMarked;
