/** Projects with planted violations. */
@NullMarked
package dev.floe.testing.governance;

import org.jspecify.annotations.NullMarked;
