/** Tests of running steps in parallel. */
@NullMarked
package dev.floe.runner.schedule;

import org.jspecify.annotations.NullMarked;
