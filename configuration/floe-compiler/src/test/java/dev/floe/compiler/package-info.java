/** Tests of whole compilations. */
@NullMarked
package dev.floe.compiler;

import org.jspecify.annotations.NullMarked;
