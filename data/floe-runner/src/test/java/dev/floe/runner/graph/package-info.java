/** Tests of the graph of a run. */
@NullMarked
package dev.floe.runner.graph;

import org.jspecify.annotations.NullMarked;
