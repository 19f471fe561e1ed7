/**
 * Rules about the nodes of a dbt project. A rule gets the parsed project; one that needs more, such as the lineage of
 * columns, gets that in its constructor, where {@link dev.floe.compiler.rule.ProjectRules} puts the rules together.
 */
@NullMarked
package dev.floe.compiler.rule;

import org.jspecify.annotations.NullMarked;
