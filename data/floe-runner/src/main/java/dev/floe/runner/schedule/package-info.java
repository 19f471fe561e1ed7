/** Runs steps in parallel, each when those that it waits for are done. */
@NullMarked
package dev.floe.runner.schedule;

import org.jspecify.annotations.NullMarked;
