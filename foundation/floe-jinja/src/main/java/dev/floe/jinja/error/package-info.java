/** What goes wrong in a template, and where. */
@NullMarked
package dev.floe.jinja.error;

import org.jspecify.annotations.NullMarked;
