/** Which steps a run has, and which of them wait for which. */
@NullMarked
package dev.floe.runner.graph;

import org.jspecify.annotations.NullMarked;
