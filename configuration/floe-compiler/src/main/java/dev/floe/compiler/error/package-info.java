/** The codes of what all phases can find wrong. */
@NullMarked
package dev.floe.compiler.error;

import org.jspecify.annotations.NullMarked;
