package dev.floe.dbt.parse;

import dev.floe.dbt.document.Fields;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import java.util.Map;
import java.util.function.Function;

/** Makes the entries of semantic models. */
final class SemanticModelParser {
    private final SemanticFields shared;
    private final NodeParser nodes;

    SemanticModelParser(SemanticFields shared, NodeParser nodes) {
        this.shared = shared;
        this.nodes = nodes;
    }

    /**
     * Makes a semantic model.
     *
     * @throws FloeException if it names no model
     */
    Node parse(Properties.Entry entry) {
        DictValue written = entry.rendered();
        Node node = shared.node(ResourceKind.SEMANTIC_MODEL, entry, written);
        String model = Fields.text(written, "model")
                .orElseThrow(() -> SemanticFields.wrong(node, "has no 'model'", "write \"model: ref('...')\""));
        node.put("model", StringValue.of(model));
        node.put("node_relation", NoneValue.NONE);
        node.put(
                "defaults",
                written.find("defaults").orElse(NoneValue.NONE) instanceof DictValue defaults
                        ? SemanticFields.pick(defaults, "agg_time_dimension")
                        : NoneValue.NONE);
        node.put("entities", parts(entry, node, "entities", SemanticModelParser::entity));
        node.put("measures", parts(entry, node, "measures", SemanticModelParser::measure));
        node.put("dimensions", parts(entry, node, "dimensions", SemanticModelParser::dimension));
        node.put("primary_entity", written.find("primary_entity").orElse(NoneValue.NONE));
        nodes.note(node, entry.file().originalPath(), model);
        return node;
    }

    private ListValue parts(Properties.Entry entry, Node node, String key, Function<DictValue, DictValue> reading) {
        DictValue modelMeta = Fields.dict(node.config(), "meta");
        return ListValue.of(Fields.dicts(entry.rendered(), key).stream()
                .map(written -> {
                    DictValue part = reading.apply(written);
                    part.put("description", shared.description(entry, written));
                    DictValue meta = DictValue.of(modelMeta.entries());
                    meta.entries()
                            .putAll(Fields.dict(Fields.dict(written, "config"), "meta")
                                    .entries());
                    part.put("config", DictValue.ofNamed(Map.of("meta", meta)));
                    return part;
                })
                .toList());
    }

    private static DictValue entity(DictValue written) {
        return SemanticFields.pick(written, "name", "type", "label", "role", "expr");
    }

    private static DictValue measure(DictValue written) {
        DictValue measure = SemanticFields.pick(written, "name", "agg", "label", "agg_time_dimension");
        // Measures that become metrics do not show it.
        measure.put("create_metric", BoolValue.FALSE);
        measure.put("expr", SemanticFields.text(written, "expr"));
        measure.put("agg_params", NoneValue.NONE);
        if (written.find("agg_params").orElse(NoneValue.NONE) instanceof DictValue parameters) {
            measure.put(
                    "agg_params",
                    SemanticFields.withDefaults(
                            SemanticFields.pick(
                                    parameters, "percentile", "use_discrete_percentile", "use_approximate_percentile"),
                            Map.of(
                                    "use_discrete_percentile",
                                    BoolValue.FALSE,
                                    "use_approximate_percentile",
                                    BoolValue.FALSE)));
        }
        measure.put("non_additive_dimension", NoneValue.NONE);
        if (written.find("non_additive_dimension").orElse(NoneValue.NONE) instanceof DictValue dimension) {
            DictValue picked = SemanticFields.pick(dimension, "name", "window_choice");
            picked.put("window_groupings", ListValue.of(Fields.list(dimension, "window_groupings")));
            measure.put("non_additive_dimension", picked);
        }
        return measure;
    }

    private static DictValue dimension(DictValue written) {
        DictValue dimension = SemanticFields.withDefaults(
                SemanticFields.pick(written, "name", "type", "label", "is_partition", "expr", "metadata"),
                Map.of("is_partition", BoolValue.FALSE));
        dimension.put("metadata", NoneValue.NONE);
        dimension.put(
                "type_params",
                written.find("type_params").orElse(NoneValue.NONE) instanceof DictValue parameters
                        ? timeParameters(parameters)
                        : NoneValue.NONE);
        return dimension;
    }

    private static Value timeParameters(DictValue written) {
        DictValue parameters = SemanticFields.pick(written, "time_granularity", "validity_params");
        if (written.find("validity_params").orElse(NoneValue.NONE) instanceof DictValue validity) {
            parameters.put(
                    "validity_params",
                    SemanticFields.withDefaults(
                            SemanticFields.pick(validity, "is_start", "is_end"),
                            Map.of("is_start", BoolValue.FALSE, "is_end", BoolValue.FALSE)));
        }
        return parameters;
    }
}
