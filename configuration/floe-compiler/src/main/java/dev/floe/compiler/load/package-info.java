/** Phase 1: reads every file that the compilation needs. */
@NullMarked
package dev.floe.compiler.load;

import org.jspecify.annotations.NullMarked;
