package dev.floe.compiler.rule;

import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.project.ProductProject;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.spi.problem.Problem;
import java.util.List;

/** Each model of a layer has the tags that the layer asks for. */
final class RequiredTagsRule implements ProjectRule {
    private static final RuleFacts FACTS = new RuleFacts(
            "required-tags",
            CompilerError.TAG_MISSING,
            "Each model has the tags that its layer asks for",
            List.of("data_architecture.layers.<layer>.quality_gates.required_tags"),
            "the model's name in its properties file, else its file");

    @Override
    public RuleFacts facts() {
        return FACTS;
    }

    @Override
    public void check(ProductProject project, RuleRecorder recorder) {
        for (ManifestNode model : project.models()) {
            String layer = project.layerOf(model).orElse("");
            List<String> required = project.settingsOf(model)
                    .map(settings -> settings.qualityGates().requiredTags())
                    .orElse(List.of());
            if (required.isEmpty()) {
                continue;
            }
            recorder.checked(model);
            for (String wanted : required) {
                if (!model.tags().contains(wanted)) {
                    recorder.violated(new Violation(
                            model,
                            Problem.error(
                                            CompilerError.TAG_MISSING,
                                            project.places().declaration(model),
                                            "%s has no tag '%s'".formatted(NodeText.of(model, layer), wanted))
                                    .withHelp("add it to tags, in its config or in dbt_project.yml"),
                            LayerPaths.gate(layer, "required_tags")));
                }
            }
        }
    }
}
