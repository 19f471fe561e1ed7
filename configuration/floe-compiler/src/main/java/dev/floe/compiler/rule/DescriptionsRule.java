package dev.floe.compiler.rule;

import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.project.ProductProject;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.jinja.value.DictValue;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import java.util.List;

/** Models and their columns are described. */
final class DescriptionsRule implements ProjectRule {
    private static final RuleFacts FACTS = new RuleFacts(
            "descriptions",
            CompilerError.DESCRIPTION_MISSING,
            "Each model and each declared column has a description",
            List.of("data_architecture.layers.<layer>.quality_gates.require_descriptions"),
            "the model's or the column's name in the properties file");

    @Override
    public RuleFacts facts() {
        return FACTS;
    }

    @Override
    public void check(ProductProject project, RuleRecorder recorder) {
        for (ManifestNode model : project.models()) {
            String layer = project.layerOf(model).orElse("");
            if (!project.settingsOf(model)
                    .map(settings -> settings.qualityGates().requireDescriptions())
                    .orElse(false)) {
                continue;
            }
            recorder.checked(model);
            String setting = LayerPaths.gate(layer, "require_descriptions");
            if (Fields.text(model.fields(), "description", "").isBlank()) {
                recorder.violated(new Violation(
                        model,
                        problem(
                                project.places().declaration(model),
                                "%s has no description".formatted(NodeText.of(model, layer))),
                        setting));
            }
            Fields.dict(model.fields(), "columns").entries().forEach((name, column) -> {
                if (column instanceof DictValue described
                        && Fields.text(described, "description", "").isBlank()) {
                    recorder.violated(new Violation(
                            model,
                            problem(
                                    project.places()
                                            .column(model, name.toText())
                                            .orElseGet(() -> project.places().declaration(model)),
                                    "Column '%s' of model '%s' has no description"
                                            .formatted(name.toText(), model.name())),
                            setting));
                }
            });
        }
    }

    private static Problem problem(Place place, String message) {
        return Problem.error(CompilerError.DESCRIPTION_MISSING, place, message)
                .withHelp("say in a sentence what it holds, under 'description'");
    }
}
