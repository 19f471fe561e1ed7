/** Compiles templates to closures, once, and renders them as often as wanted, by any number of threads. */
@NullMarked
package dev.floe.jinja.template;

import org.jspecify.annotations.NullMarked;
