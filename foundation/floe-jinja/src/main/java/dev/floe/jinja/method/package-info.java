/** The methods that Python's own types have: of text, lists, dicts and the others. */
@NullMarked
package dev.floe.jinja.method;

import org.jspecify.annotations.NullMarked;
