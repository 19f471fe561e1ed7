/** Tests of the loading phase. */
@NullMarked
package dev.floe.compiler.load;

import org.jspecify.annotations.NullMarked;
