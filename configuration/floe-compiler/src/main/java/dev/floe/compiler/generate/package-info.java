/** Phase 6: writes down what holds. */
@NullMarked
package dev.floe.compiler.generate;

import org.jspecify.annotations.NullMarked;
