package dev.floe.compiler.document;

import static dev.floe.documents.shape.Shapes.list;
import static dev.floe.documents.shape.Shapes.oneOf;

import dev.floe.documents.Located;
import dev.floe.documents.shape.ObjectShape;
import dev.floe.documents.shape.Shapes;
import dev.floe.spi.artifact.GateAction;
import dev.floe.spi.artifact.QualityGates.Demand;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What a layer of {@code data_architecture} may hold. */
final class LayerShape {
    private static final ObjectShape<QualityGatesSection> LAYER_GATES =
            ObjectShape.of("LayerQualityGates", "What the layer asks of its models", fields -> {
                var coverage = fields.optional(
                        "minimum_test_coverage", Shapes.integer(0, 100), "The tested part of the columns, in percent");
                var tests = fields.optional("required_tests", list(Forms.LABEL), "Generic tests that each model needs");
                var descriptions =
                        fields.optional("require_descriptions", Shapes.truth(), "Whether models and columns need one");
                var tags = fields.optional("required_tags", list(Forms.LABEL), "Tags that each model needs");
                var meta = fields.optional("required_meta", list(Forms.LABEL), "Keys of meta that each model needs");
                Map<Demand, ObjectShape.Field<Boolean>> demands = new EnumMap<>(Demand.class);
                for (Demand demand : Demand.values()) {
                    demands.put(
                            demand,
                            fields.optional(
                                    demand.name().toLowerCase(Locale.ROOT), Shapes.truth(), description(demand)));
                }
                var thresholds = ThresholdsShape.declare(fields);
                var onFailure = fields.optional(
                        "on_failure", oneOf(GateAction.class), "What a gate of this layer that fails does");
                return values -> {
                    Map<Demand, Located<Boolean>> set = new EnumMap<>(Demand.class);
                    demands.forEach((demand, field) -> values.get(field).ifPresent(value -> set.put(demand, value)));
                    return new QualityGatesSection(
                            values.get(coverage),
                            values.get(tests),
                            values.get(descriptions),
                            values.get(tags),
                            values.get(meta),
                            set,
                            thresholds.apply(values),
                            values.get(onFailure));
                };
            });

    static final ObjectShape<LayerSection> LAYER = ObjectShape.of("Layer", "One layer of tables", fields -> {
        var prefix = fields.optional("prefix", Forms.PREFIX, "What the names of its tables begin with");
        var namespace =
                fields.optional("namespace", Forms.NAMESPACE, "The catalog's namespace; absent: the layer's name");
        var location = fields.optional("location", Forms.REFERENCE, "Where its files lie: a directory or a URI");
        var retention = fields.optional("retention", Forms.RETENTION, "How long its data is kept");
        var gates = fields.optional("quality_gates", LAYER_GATES, "What it asks of its models");
        var names = fields.optional("names", Forms.PATTERN, "A regular expression (RE2) for the names of its tables");
        var reads = fields.optional("reads", list(Forms.NAME), "The layers that its models may read");
        var materializations =
                fields.optional("materializations", list(Forms.LABEL), "The only ones that its models may have");
        return values -> new LayerSection(
                values.get(prefix),
                values.get(namespace),
                values.get(location),
                values.get(retention),
                values.get(gates).map(Located::value),
                values.get(names),
                values.get(reads),
                values.get(materializations));
    });

    private LayerShape() {}

    private static String description(Demand demand) {
        return switch (demand) {
            case REQUIRE_OWNERS -> "Whether each model needs somebody who answers for it";
            case REQUIRE_PRIMARY_KEYS -> "Whether each model declares a primary key";
            case REQUIRE_CONTRACTS -> "Whether each model enforces a contract";
            case REQUIRE_NAMESPACE -> "Whether its models stand in its namespace and nowhere else";
        };
    }
}
