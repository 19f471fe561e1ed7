/** dbt's node selection: from selection texts and selectors.yml to the nodes of a graph. */
@NullMarked
package dev.floe.dbt.select;

import org.jspecify.annotations.NullMarked;
