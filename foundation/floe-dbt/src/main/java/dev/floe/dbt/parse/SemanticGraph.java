package dev.floe.dbt.parse;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.project.LoadedProject;
import dev.floe.documents.NearestName;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the measures that metrics come from and the metrics that saved queries ask for. For one project. */
final class SemanticGraph {
    private final LoadedProject project;
    private final Manifest manifest;
    private final Map<String, List<Node>> byMeasure = new HashMap<>();
    private final Map<String, List<Node>> byMetric = new HashMap<>();
    private final Set<Node> open = new LinkedHashSet<>();

    SemanticGraph(LoadedProject project, Manifest manifest) {
        this.project = project;
        this.manifest = manifest;
        manifest.of(ResourceKind.SEMANTIC_MODEL).values().forEach(model -> Fields.dicts(model.fields(), "measures")
                .forEach(measure -> byMeasure
                        .computeIfAbsent(Fields.text(measure, "name", ""), name -> new ArrayList<>())
                        .add(model)));
        manifest.of(ResourceKind.METRIC).values().forEach(metric -> byMetric.computeIfAbsent(
                        metric.name(), name -> new ArrayList<>())
                .add(metric));
    }

    /**
     * Writes to metrics and saved queries what they depend on.
     *
     * @throws FloeException if one of them names a measure or metric that there is not, or a metric needs itself
     */
    void resolve() {
        manifest.of(ResourceKind.METRIC).values().forEach(this::resolve);
        for (Node query : manifest.of(ResourceKind.SAVED_QUERY).values()) {
            Set<String> parents = new LinkedHashSet<>();
            Fields.list(Fields.dict(query.fields(), "query_params"), "metrics")
                    .forEach(name -> parents.add(metric(query, name.toText()).uniqueId()));
            query.dependOn(parents);
        }
    }

    private void resolve(Node metric) {
        if (metric.fields().find("depends_on").isPresent()) {
            return;
        }
        if (!open.add(metric)) {
            throw SemanticFields.wrong(metric, "is made of itself", "break the circle");
        }
        Set<String> parents = new LinkedHashSet<>();
        ListValue measures = ListValue.empty();
        for (DictValue measure : MetricParser.measures(metric)) {
            parents.add(semanticModel(metric, Fields.text(measure, "name", "")).uniqueId());
            add(measures, measure);
        }
        for (DictValue input : MetricParser.inputs(metric)) {
            Node other = metric(metric, Fields.text(input, "name", ""));
            resolve(other);
            Fields.list(Fields.dict(other.fields(), "type_params"), "input_measures")
                    .forEach(measure -> add(measures, measure));
            parents.add(other.uniqueId());
        }
        if (parents.isEmpty()) {
            throw SemanticFields.wrong(
                    metric,
                    "of type '" + metric.text("type") + "' names no measure and no metric",
                    "name them below 'type_params'");
        }
        Fields.dict(metric.fields(), "type_params").put("input_measures", measures);
        metric.dependOn(parents);
        open.remove(metric);
    }

    private static void add(ListValue measures, Value measure) {
        if (!measures.elements().contains(measure)) {
            measures.elements().add(measure);
        }
    }

    private Node semanticModel(Node metric, String measure) {
        return find(byMeasure, measure, metric).orElseThrow(() -> missing(metric, "measure", measure, byMeasure));
    }

    private Node metric(Node reader, String name) {
        return find(byMetric, name, reader).orElseThrow(() -> missing(reader, "metric", name, byMetric));
    }

    /** In the root project, else the reader's own package, else anywhere. */
    private Optional<Node> find(Map<String, List<Node>> known, String name, Node reader) {
        List<Node> candidates = known.getOrDefault(name, List.of());
        return in(candidates, project.root().name())
                .or(() -> in(candidates, reader.packageName()))
                .or(() -> candidates.stream().findFirst());
    }

    private static Optional<Node> in(List<Node> candidates, String packageName) {
        return candidates.stream()
                .filter(node -> node.packageName().equals(packageName))
                .findFirst();
    }

    private static FloeException missing(Node reader, String kind, String name, Map<String, List<Node>> known) {
        return SemanticFields.wrong(
                reader,
                "names the " + kind + " '" + name + "', which there is not",
                NearestName.of(name, known.keySet())
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("define it, or look at what disables it"));
    }

    /** The relations of the models that semantic models stand on, once these are resolved. */
    void nameRelations(Map<String, List<String>> parents) {
        for (Node model : manifest.of(ResourceKind.SEMANTIC_MODEL).values()) {
            parents.getOrDefault(model.uniqueId(), List.of()).stream()
                    .findFirst()
                    .flatMap(manifest::find)
                    .ifPresent(node -> {
                        DictValue relation = SemanticFields.pick(node.fields(), "alias", "database", "relation_name");
                        relation.put(
                                "schema_name",
                                SemanticFields.pick(node.fields(), "schema")
                                        .find("schema")
                                        .orElseThrow());
                        model.put("node_relation", relation);
                    });
        }
    }
}
