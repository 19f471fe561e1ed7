package dev.floe.dbt.parse;

import dev.floe.dbt.adapter.Adapter;
import dev.floe.dbt.adapter.NodeRelation;
import dev.floe.dbt.error.DbtError;
import dev.floe.spi.problem.FloeException;
import java.util.HashMap;
import java.util.Map;

/** The relations of a project's nodes: no two nodes may be built in the same place. */
final class RelationNames {
    private final Adapter adapter;

    RelationNames(Adapter adapter) {
        this.adapter = adapter;
    }

    /**
     * Checks all nodes that others can read. Ephemeral models count too, though nothing stands where their names lead.
     *
     * @throws FloeException if two have one relation
     */
    void check(Manifest manifest) {
        Map<String, Node> known = new HashMap<>();
        for (Node node : manifest.members()) {
            switch (node.kind()) {
                case MODEL, SEED, SNAPSHOT -> check(node, known);
                default -> {
                    // Nothing can be read there by its name.
                }
            }
        }
    }

    private void check(Node node, Map<String, Node> known) {
        String relation = NodeRelation.ofNode(adapter, node.fields()).build().render();
        Node other = known.putIfAbsent(relation, node);
        if (other != null) {
            throw DbtError.DUPLICATE.in(
                    node.text("original_file_path"),
                    "%s '%s' and %s '%s' have the same relation: %s"
                            .formatted(
                                    other.kind().label(),
                                    other.name(),
                                    node.kind().label(),
                                    node.name(),
                                    relation),
                    "change the alias or the schema of one; the other one is in '" + other.text("original_file_path")
                            + "'");
        }
    }
}
