package dev.floe.compiler.rule;

import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.project.ProductProject;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.spi.artifact.Layer;
import dev.floe.spi.artifact.QualityGates.Demand;
import dev.floe.spi.problem.Problem;
import java.util.List;
import java.util.Optional;

/** A model stands in the namespace of its layer. */
final class NamespaceRule implements ProjectRule {
    private static final RuleFacts FACTS = new RuleFacts(
            "namespaces",
            CompilerError.NAMESPACE_DIFFERS,
            "Models stand in the namespace of their layer and set no other",
            List.of("data_architecture.layers.<layer>.quality_gates.require_namespace"),
            "the setting: in config(), in a properties file or in dbt_project.yml");
    private static final List<String> KEYS = List.of("schema", "target_schema", "polaris_namespace");

    @Override
    public RuleFacts facts() {
        return FACTS;
    }

    @Override
    public void check(ProductProject project, RuleRecorder recorder) {
        for (ManifestNode node : project.tables()) {
            String layer = project.layerOf(node).orElse("");
            Optional<Layer> settings = project.settingsOf(node)
                    .filter(found -> found.qualityGates().demands().contains(Demand.REQUIRE_NAMESPACE));
            if (settings.isEmpty()) {
                continue;
            }
            recorder.checked(node);
            for (String key : KEYS) {
                Optional<String> set = Fields.text(node.config(), key)
                        .filter(value -> !value.equals(settings.get().namespace()));
                if (set.isPresent()) {
                    recorder.violated(new Violation(
                            node,
                            Problem.error(
                                            CompilerError.NAMESPACE_DIFFERS,
                                            project.places().setting(node, key).orElseGet(() -> project.places()
                                                    .declaration(node)),
                                            "%s sets %s '%s', and its layer has the namespace '%s'"
                                                    .formatted(
                                                            NodeText.of(node, layer),
                                                            key,
                                                            set.get(),
                                                            settings.get().namespace()))
                                    .withHelp("remove the setting, or move it to the layer that it belongs to"),
                            LayerPaths.gate(layer, "require_namespace")));
                }
            }
        }
    }
}
