/** Python's {@code datetime} and {@code pytz}, on {@code java.time}. */
@NullMarked
package dev.floe.jinja.module.datetime;

import org.jspecify.annotations.NullMarked;
