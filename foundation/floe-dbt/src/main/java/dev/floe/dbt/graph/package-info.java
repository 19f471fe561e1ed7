/** The graph of a parsed project, as selection looks at it. */
@NullMarked
package dev.floe.dbt.graph;

import org.jspecify.annotations.NullMarked;
