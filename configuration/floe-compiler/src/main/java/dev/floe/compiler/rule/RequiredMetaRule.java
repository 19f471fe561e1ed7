package dev.floe.compiler.rule;

import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.project.ProductProject;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.spi.problem.Problem;
import java.util.List;

/** Each model of a layer says in its meta what the layer asks for. */
final class RequiredMetaRule implements ProjectRule {
    private static final RuleFacts FACTS = new RuleFacts(
            "required-meta",
            CompilerError.META_MISSING,
            "Each model has the keys in its meta that its layer asks for",
            List.of("data_architecture.layers.<layer>.quality_gates.required_meta"),
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
                    .map(settings -> settings.qualityGates().requiredMeta())
                    .orElse(List.of());
            if (required.isEmpty()) {
                continue;
            }
            recorder.checked(model);
            for (String wanted : required) {
                if (!has(model, wanted)) {
                    recorder.violated(new Violation(
                            model,
                            Problem.error(
                                            CompilerError.META_MISSING,
                                            project.places().declaration(model),
                                            "%s has no meta '%s'".formatted(NodeText.of(model, layer), wanted))
                                    .withHelp("add the key to meta in its config"),
                            LayerPaths.gate(layer, "required_meta")));
                }
            }
        }
    }

    private static boolean has(ManifestNode model, String key) {
        return Fields.text(Fields.dict(model.config(), "meta"), key)
                .filter(value -> !value.isBlank())
                .isPresent();
    }
}
