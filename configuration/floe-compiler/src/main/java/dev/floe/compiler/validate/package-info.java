/** Phase 2: checks what can be told from one document alone. */
@NullMarked
package dev.floe.compiler.validate;

import org.jspecify.annotations.NullMarked;
