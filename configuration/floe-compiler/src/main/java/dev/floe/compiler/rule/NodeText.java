package dev.floe.compiler.rule;

import dev.floe.dbt.graph.ManifestNode;
import java.util.Collection;

/** How messages call nodes. */
final class NodeText {
    private NodeText() {}

    /** {@code Model 'orders'}. */
    static String of(ManifestNode node) {
        String kind = node.resourceType().text();
        String name =
                node.sourceName().map(source -> source + "." + node.name()).orElse(node.name());
        return Character.toUpperCase(kind.charAt(0)) + kind.substring(1) + " '" + name + "'";
    }

    /** {@code Model 'orders' of layer 'gold'}. */
    static String of(ManifestNode node, String layer) {
        return of(node) + " of layer '" + layer + "'";
    }

    /** {@code 'a', 'b'}. */
    static String quoted(Collection<String> names) {
        return "'" + String.join("', '", names) + "'";
    }
}
