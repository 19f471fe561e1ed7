package dev.floe.compiler.document;

import static dev.floe.documents.shape.Shapes.list;
import static dev.floe.documents.shape.Shapes.oneOf;

import dev.floe.documents.Located;
import dev.floe.documents.shape.ObjectShape;
import dev.floe.documents.shape.Shape;
import dev.floe.documents.shape.Shapes;
import dev.floe.spi.artifact.GateAction;
import dev.floe.spi.artifact.Policy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What {@code governance} may ask of dbt projects. */
final class ProjectDemandsShape {
    private static final Shape<List<Located<String>>> LABELS = list(Forms.LABEL);

    static final ObjectShape<PolicySection> POLICY =
            ObjectShape.of("Policy", "A rule of the platform team's own", fields -> {
                var over = fields.required("over", oneOf(Policy.Over.class), "What it looks at, one at a time");
                var where = fields.optional("where", Forms.EXPRESSION, "Which of them it is about (CEL); absent: all");
                var require = fields.required("require", Forms.EXPRESSION, "What has to be true of these (CEL)");
                var message = fields.required("message", Forms.SENTENCE, "What is said where it is not");
                var onFailure = fields.optional("on_failure", oneOf(GateAction.class), "What a violation does");
                return values -> new PolicySection(
                        values.get(over),
                        values.get(where),
                        values.get(require),
                        values.get(message),
                        values.get(onFailure));
            });

    static final ObjectShape<ExemptionSection> EXEMPTION =
            ObjectShape.of("Exemption", "A decision that a rule need not hold for a while", fields -> {
                var rule = fields.required("rule", Forms.NAME, "The rule's name");
                var nodes = fields.required("nodes", list(Forms.LABEL), "Names or unique ids; * stands for anything");
                var reason = fields.required("reason", Forms.SENTENCE, "Why");
                var owner = fields.required("owner", Forms.SENTENCE, "Who answers for it");
                var expires = fields.required("expires", Forms.DATE, "The last day on which it holds");
                return values -> new ExemptionSection(
                        values.get(rule),
                        values.get(nodes),
                        values.get(reason),
                        values.get(owner),
                        values.get(expires));
            });

    /** Keys of one part, and what they say. */
    private record Part(String name, String description, Map<String, String> truths, Map<String, String> lists) {}

    private static final List<Part> PARTS = List.of(
            new Part(
                    "models",
                    "What models need anywhere",
                    Map.of("require_layer", "Whether each lies in a layer"),
                    Map.of()),
            new Part(
                    "sql",
                    "What SQL may hold",
                    Map.of("require_references", "Whether it names no relation itself, but by ref() and source()"),
                    Map.of("forbidden_functions", "Functions that it may not call")),
            new Part(
                    "sources",
                    "What holds for sources",
                    Map.of("require_freshness", "Whether each says how fresh it has to be"),
                    Map.of("read_by", "The only layers that may read sources")),
            new Part(
                    "projects",
                    "What holds for other dbt projects",
                    Map.of(),
                    Map.of("readable", "The only ones whose models may be read")),
            new Part(
                    "snapshots",
                    "What holds for snapshots",
                    Map.of(),
                    ordered(
                            "strategies", "The only ones that snapshots may have",
                            "hard_deletes", "The only ways to treat rows that are gone")));

    private ProjectDemandsShape() {}

    static Function<ObjectShape.Values, ProjectDemandsSection> declare(ObjectShape.Fields fields) {
        Map<String, ObjectShape.Field<ProjectDemandsSection>> parts = new LinkedHashMap<>();
        PARTS.forEach(part -> parts.put(part.name(), fields.optional(part.name(), shape(part), part.description())));
        return values -> {
            Map<String, Located<Boolean>> truths = new LinkedHashMap<>();
            Map<String, Located<List<Located<String>>>> lists = new LinkedHashMap<>();
            parts.values().forEach(field -> values.get(field).ifPresent(section -> {
                truths.putAll(section.value().truths());
                lists.putAll(section.value().lists());
            }));
            return new ProjectDemandsSection(truths, lists);
        };
    }

    private static ObjectShape<ProjectDemandsSection> shape(Part part) {
        String title =
                Character.toUpperCase(part.name().charAt(0)) + part.name().substring(1);
        return ObjectShape.of(title, part.description(), fields -> {
            Map<String, ObjectShape.Field<Boolean>> truths = new LinkedHashMap<>();
            Map<String, ObjectShape.Field<List<Located<String>>>> lists = new LinkedHashMap<>();
            part.truths().forEach((key, text) -> truths.put(key, fields.optional(key, Shapes.truth(), text)));
            part.lists().forEach((key, text) -> lists.put(key, fields.optional(key, LABELS, text)));
            return values -> {
                Map<String, Located<Boolean>> set = new LinkedHashMap<>();
                Map<String, Located<List<Located<String>>>> listed = new LinkedHashMap<>();
                truths.forEach(
                        (key, field) -> values.get(field).ifPresent(value -> set.put(part.name() + "." + key, value)));
                lists.forEach((key, field) ->
                        values.get(field).ifPresent(value -> listed.put(part.name() + "." + key, value)));
                return new ProjectDemandsSection(set, listed);
            };
        });
    }

    private static Map<String, String> ordered(String one, String text, String other, String otherText) {
        Map<String, String> ordered = new LinkedHashMap<>();
        ordered.put(one, text);
        ordered.put(other, otherText);
        return ordered;
    }
}
