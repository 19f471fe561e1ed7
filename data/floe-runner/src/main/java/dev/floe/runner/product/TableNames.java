package dev.floe.runner.product;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestGraph;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.select.ResourceType;
import dev.floe.iceberg.TableName;
import dev.floe.spi.artifact.CompiledArtifacts;
import dev.floe.spi.artifact.Layer;
import dev.floe.spi.artifact.Transform;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tables of a product's nodes: each in the namespace of its layer, under its alias. A node without a layer of its own is in
 * the namespace that dbt calls its schema.
 */
public final class TableNames {
    private static final Set<ResourceType> TABLES =
            Set.of(ResourceType.MODEL, ResourceType.SEED, ResourceType.SNAPSHOT);

    private final Map<String, TableName> byNode;

    private TableNames(Map<String, TableName> byNode) {
        this.byNode = Collections.unmodifiableMap(byNode);
    }

    /**
     * The names in a product.
     *
     * @throws FloeException {@link RunnerError#TABLE_TWICE} if two nodes would make one table
     */
    public static TableNames of(CompiledArtifacts artifacts, ManifestGraph graph) {
        Map<String, Optional<String>> layers = new HashMap<>();
        artifacts.nodes().forEach(node -> layers.put(node.uniqueId(), node.layer()));
        Map<String, TableName> byNode = new LinkedHashMap<>();
        Map<TableName, ManifestNode> makers = new LinkedHashMap<>();
        for (ManifestNode node : graph.nodes()) {
            if (TABLES.contains(node.resourceType()) && !isEphemeral(node)) {
                TableName name = name(artifacts, layers, node);
                ManifestNode other = makers.putIfAbsent(name, node);
                if (other != null) {
                    throw new FloeException(Problem.error(
                                    RunnerError.TABLE_TWICE,
                                    Place.startOf(node.path()),
                                    "'%s' would make the table '%s', as '%s' does"
                                            .formatted(node.name(), name, other.name()))
                            .withRelated(Place.startOf(other.path()), "the other one")
                            .withHelp("give one of them an alias, or another layer"));
                }
                byNode.put(node.uniqueId(), name);
            }
        }
        return new TableNames(byNode);
    }

    static boolean isEphemeral(ManifestNode node) {
        return node.resourceType() == ResourceType.MODEL
                && Fields.text(node.config(), "materialized", "view").equals("ephemeral");
    }

    private static TableName name(
            CompiledArtifacts artifacts, Map<String, Optional<String>> layers, ManifestNode node) {
        String namespace = Optional.ofNullable(layers.get(node.uniqueId()))
                .orElseGet(() -> layerOfTransform(artifacts, node))
                .flatMap(layer -> Optional.ofNullable(
                        artifacts.dataArchitecture().layers().get(layer)))
                .map(Layer::namespace)
                .orElseGet(() -> Fields.text(node.fields(), "schema", "main"));
        String name = Fields.text(node.fields(), "alias", node.name());
        return isExternal(node)
                ? new TableName(
                        Fields.text(node.config(), "polaris_namespace", namespace),
                        Fields.text(node.config(), "polaris_table", name))
                : new TableName(namespace, name);
    }

    /** Whether a model says itself where its table is, by the settings of dbt-duckdb and its plugins. */
    static boolean isExternal(ManifestNode node) {
        return Fields.text(node.config(), "materialized", "").equals("external");
    }

    /** Of seeds and snapshots the artifact says nothing: they have the layer of the transform that they lie under. */
    private static Optional<String> layerOfTransform(CompiledArtifacts artifacts, ManifestNode node) {
        return artifacts.transforms().stream()
                .filter(transform -> node.path().startsWith(transform.path() + "/"))
                .max(Comparator.comparingInt(transform -> transform.path().length()))
                .flatMap(Transform::layer);
    }

    /** The table of a node; empty: it has none. */
    public Optional<TableName> find(String uniqueId) {
        return Optional.ofNullable(byNode.get(uniqueId));
    }
}
