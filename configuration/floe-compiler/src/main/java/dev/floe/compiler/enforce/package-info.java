/** Phase 4: checks the rules of the platform on what is in force. */
@NullMarked
package dev.floe.compiler.enforce;

import org.jspecify.annotations.NullMarked;
