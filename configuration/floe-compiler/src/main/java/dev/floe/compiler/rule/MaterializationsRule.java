package dev.floe.compiler.rule;

import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.project.ProductProject;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.spi.artifact.Layer;
import dev.floe.spi.problem.Problem;
import java.util.List;
import java.util.Optional;

/** A model has a materialization that its layer allows. */
final class MaterializationsRule implements ProjectRule {
    private static final RuleFacts FACTS = new RuleFacts(
            "materializations",
            CompilerError.MATERIALIZATION_NOT_ALLOWED,
            "Models have only the materializations that their layer allows",
            List.of("data_architecture.layers.<layer>.materializations"),
            "the setting: in config(), in a properties file or in dbt_project.yml");

    @Override
    public RuleFacts facts() {
        return FACTS;
    }

    @Override
    public void check(ProductProject project, RuleRecorder recorder) {
        for (ManifestNode model : project.models()) {
            String layer = project.layerOf(model).orElse("");
            Optional<List<String>> allowed = project.settingsOf(model).flatMap(Layer::materializations);
            if (allowed.isEmpty()) {
                continue;
            }
            recorder.checked(model);
            String materialized = Fields.text(model.config(), "materialized", "view");
            if (!allowed.get().contains(materialized)) {
                recorder.violated(new Violation(
                        model,
                        Problem.error(
                                        CompilerError.MATERIALIZATION_NOT_ALLOWED,
                                        project.places()
                                                .setting(model, "materialized")
                                                .orElseGet(
                                                        () -> project.places().file(model)),
                                        "%s is materialized as '%s'".formatted(NodeText.of(model, layer), materialized))
                                .withHelp("choose %s".formatted(NodeText.quoted(allowed.get()))),
                        LayerPaths.of(layer, "materializations")));
            }
        }
    }
}
