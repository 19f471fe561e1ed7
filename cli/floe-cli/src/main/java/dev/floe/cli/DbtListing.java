package dev.floe.cli;

import dev.floe.cli.report.JsonObject;
import dev.floe.dbt.graph.ManifestNode;

/** How nodes stand in the results of dbt's commands. */
final class DbtListing {
    private DbtListing() {}

    static JsonObject node(ManifestNode node) {
        return new JsonObject()
                .with("selector", node.selector())
                .with("unique_id", node.uniqueId())
                .with("type", node.resourceType().text())
                .with("path", node.path());
    }
}
