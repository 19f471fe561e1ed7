/** Reads template text: tokens, then a syntax tree. */
@NullMarked
package dev.floe.jinja.syntax;

import org.jspecify.annotations.NullMarked;
