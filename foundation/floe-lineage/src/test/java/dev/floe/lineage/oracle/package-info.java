/** Tries lineage on an engine: values of one column change, and whatever changes with them must be said to come from it. */
@NullMarked
package dev.floe.lineage.oracle;

import org.jspecify.annotations.NullMarked;
