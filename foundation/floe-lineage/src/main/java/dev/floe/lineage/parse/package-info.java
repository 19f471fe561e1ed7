/** From SQL as it is written to queries, by a parser that is a library. */
@NullMarked
package dev.floe.lineage.parse;

import org.jspecify.annotations.NullMarked;
