package dev.floe.dbt.materialize;

import dev.floe.dbt.relation.Relation;
import java.util.List;

/** A way to build a node in a database. */
interface Materialization {
    /** Builds the node, and gives the relations that are there afterwards. */
    List<Relation> build(NodeBuild build);
}
