/** Python's {@code itertools}, as far as dbt shows it to templates. */
@NullMarked
package dev.floe.jinja.module.iteration;

import org.jspecify.annotations.NullMarked;
