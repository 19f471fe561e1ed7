package dev.floe.compiler.rule;

import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.project.ProductProject;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.select.ResourceType;
import dev.floe.spi.problem.Problem;
import java.util.List;
import java.util.Optional;

/** Only some layers read sources. */
final class SourceReadsRule implements ProjectRule {
    private static final RuleFacts FACTS = new RuleFacts(
            "source-reads",
            CompilerError.SOURCE_NOT_READABLE,
            "Only the layers that the platform names read sources",
            List.of("governance.sources.read_by"),
            "the source() that reads it");

    @Override
    public RuleFacts facts() {
        return FACTS;
    }

    @Override
    public void check(ProductProject project, RuleRecorder recorder) {
        Optional<List<String>> readers =
                project.platform().governance().demands().sourceReaders();
        if (readers.isEmpty()) {
            return;
        }
        for (ManifestNode node : project.tables()) {
            Optional<String> layer = project.layerOf(node);
            if (layer.isEmpty() || node.resourceType() == ResourceType.SEED) {
                continue;
            }
            recorder.checked(node);
            for (ManifestNode parent : project.parents(node)) {
                if (parent.resourceType() == ResourceType.SOURCE
                        && !readers.get().contains(layer.get())) {
                    recorder.violated(new Violation(
                            node,
                            Problem.error(
                                            CompilerError.SOURCE_NOT_READABLE,
                                            LayerOrderRule.place(project, node, parent),
                                            "%s reads source '%s', which only %s may"
                                                    .formatted(
                                                            NodeText.of(node, layer.get()),
                                                            parent.sourceName().orElse("") + "." + parent.name(),
                                                            NodeText.quoted(readers.get())))
                                    .withHelp("read it in a model of one of these layers, and refer to that model"),
                            "governance.sources.read_by"));
                }
            }
        }
    }
}
