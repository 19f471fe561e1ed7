/** The filters of Jinja2. */
@NullMarked
package dev.floe.jinja.filter;

import org.jspecify.annotations.NullMarked;
