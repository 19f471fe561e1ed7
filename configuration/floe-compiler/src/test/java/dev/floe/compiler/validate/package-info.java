/** Tests of the validating phase. */
@NullMarked
package dev.floe.compiler.validate;

import org.jspecify.annotations.NullMarked;
