package dev.floe.cli;

import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.materialize.NodeResult;
import dev.floe.dbt.materialize.NodeStatus;
import dev.floe.dbt.select.ResourceType;
import java.util.stream.Collectors;

/** What the rows of a failed unit test differ in, for the person who waits. */
final class DifferenceLines {
    private DifferenceLines() {}

    /** The lines, indented; nothing for any other result. */
    static String of(ManifestNode node, NodeResult result) {
        if (!isDifference(node, result)) {
            return "";
        }
        return result.message()
                .orElse("")
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> "    " + line.stripTrailing() + "\n")
                .collect(Collectors.joining());
    }

    static boolean isDifference(ManifestNode node, NodeResult result) {
        return node.resourceType() == ResourceType.UNIT_TEST && result.status() == NodeStatus.FAIL;
    }
}
