package dev.floe.compiler.rule;

import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.project.ProductProject;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.artifact.QualityGates.Demand;
import dev.floe.spi.problem.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Each model says what tells its rows apart. */
final class PrimaryKeysRule implements ProjectRule {
    private static final RuleFacts FACTS = new RuleFacts(
            "primary-keys",
            CompilerError.PRIMARY_KEY_MISSING,
            "Each model declares a primary key: a constraint, or unique and not_null on the same columns",
            List.of("data_architecture.layers.<layer>.quality_gates.require_primary_keys"),
            "the model's name in its properties file, else its file");

    @Override
    public RuleFacts facts() {
        return FACTS;
    }

    @Override
    public void check(ProductProject project, RuleRecorder recorder) {
        for (ManifestNode model : project.models()) {
            String layer = project.layerOf(model).orElse("");
            if (!project.settingsOf(model)
                    .map(settings -> settings.qualityGates().demands().contains(Demand.REQUIRE_PRIMARY_KEYS))
                    .orElse(false)) {
                continue;
            }
            recorder.checked(model);
            if (!hasKey(project, model)) {
                recorder.violated(new Violation(
                        model,
                        Problem.error(
                                        CompilerError.PRIMARY_KEY_MISSING,
                                        project.places().declaration(model),
                                        "%s declares no primary key".formatted(NodeText.of(model, layer)))
                                .withHelp(
                                        "add a constraint of type primary_key, or the tests unique and not_null to its key columns"),
                        LayerPaths.gate(layer, "require_primary_keys")));
            }
        }
    }

    private static boolean hasKey(ProductProject project, ManifestNode model) {
        return isConstrained(model) || isTested(project, model);
    }

    private static boolean isConstrained(ManifestNode model) {
        return Stream.concat(
                        Fields.dicts(model.fields(), "constraints").stream(),
                        Fields.dict(model.fields(), "columns").entries().values().stream()
                                .filter(DictValue.class::isInstance)
                                .flatMap(column -> Fields.dicts((DictValue) column, "constraints").stream()))
                .anyMatch(constraint -> Fields.text(constraint, "type", "").equals("primary_key"));
    }

    private static boolean isTested(ProductProject project, ManifestNode model) {
        Set<String> notNull = new HashSet<>();
        List<List<String>> unique = new ArrayList<>();
        for (ManifestNode test : project.testsOf(model)) {
            DictValue arguments = Fields.dict(Fields.dict(test.fields(), "test_metadata"), "kwargs");
            List<String> columns = Fields.text(arguments, "column_name")
                    .map(List::of)
                    .orElseGet(() -> Fields.list(arguments, "combination_of_columns").stream()
                            .map(Value::toText)
                            .toList());
            switch (test.testName().orElse("")) {
                case "not_null" -> notNull.addAll(columns);
                case "unique", "unique_combination_of_columns" -> unique.add(columns);
                default -> {
                    // Other tests say nothing of keys.
                }
            }
        }
        return unique.stream().anyMatch(columns -> !columns.isEmpty() && notNull.containsAll(columns));
    }
}
