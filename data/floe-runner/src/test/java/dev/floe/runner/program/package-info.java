/** Tests of running steps in parallel. */
@NullMarked
package dev.floe.runner.program;

import org.jspecify.annotations.NullMarked;
