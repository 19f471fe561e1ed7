/** The columns of a project: which there are, and which come from which. */
@NullMarked
package dev.floe.dbt.lineage;

import org.jspecify.annotations.NullMarked;
