package dev.floe.compiler.rule;

import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.project.ProductProject;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.spi.problem.Problem;
import java.util.List;

/** Each table lies in a layer. */
final class LayersRule implements ProjectRule {
    private static final RuleFacts FACTS = new RuleFacts(
            "layers",
            CompilerError.LAYER_MISSING,
            "Each model, seed and snapshot lies in a layer",
            List.of("governance.models.require_layer"),
            "the node's file");

    @Override
    public RuleFacts facts() {
        return FACTS;
    }

    @Override
    public void check(ProductProject project, RuleRecorder recorder) {
        if (!project.platform().governance().demands().requireLayer()) {
            return;
        }
        for (ManifestNode node : project.tables()) {
            recorder.checked(node);
            if (project.layerOf(node).isEmpty()) {
                recorder.violated(new Violation(
                        node,
                        Problem.error(
                                        CompilerError.LAYER_MISSING,
                                        project.places().file(node),
                                        "%s lies in no layer".formatted(NodeText.of(node)))
                                .withHelp("add its path to a transform with a layer in floe.yaml"),
                        "governance.models.require_layer"));
            }
        }
    }
}
