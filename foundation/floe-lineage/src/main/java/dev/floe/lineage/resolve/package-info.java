/** Which columns a query has, and from which columns of tables their values and rows come. */
@NullMarked
package dev.floe.lineage.resolve;

import org.jspecify.annotations.NullMarked;
