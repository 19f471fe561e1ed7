/** The columns of all tables of a project, and the ways between them. */
@NullMarked
package dev.floe.lineage.graph;

import org.jspecify.annotations.NullMarked;
