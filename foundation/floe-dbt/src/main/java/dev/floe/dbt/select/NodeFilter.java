package dev.floe.dbt.select;

import java.util.Set;

/**
 * What a command can do something with, among the nodes that are selected.
 *
 * @param types the types of resources that it takes
 * @param blankNodes whether it takes nodes without any text
 */
public record NodeFilter(Set<ResourceType> types, BlankNodes blankNodes) {
    /** What becomes of nodes without any text. */
    public enum BlankNodes {
        TAKEN,
        LEFT_OUT
    }

    public NodeFilter {
        types = Set.copyOf(types);
    }

    boolean takes(SelectableNode node) {
        return types.contains(node.resourceType()) && (blankNodes == BlankNodes.TAKEN || !node.isBlank());
    }
}
