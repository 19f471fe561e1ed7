package dev.floe.compiler.rule;

import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.project.ProductProject;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.spi.problem.Problem;
import java.util.List;
import java.util.Optional;

/** Only some other projects are read. */
final class ProjectReadsRule implements ProjectRule {
    private static final RuleFacts FACTS = new RuleFacts(
            "project-reads",
            CompilerError.PROJECT_NOT_READABLE,
            "Models of other dbt projects are read only where the platform names the project",
            List.of("governance.projects.readable"),
            "the ref() or source() that reads it");

    @Override
    public RuleFacts facts() {
        return FACTS;
    }

    @Override
    public void check(ProductProject project, RuleRecorder recorder) {
        Optional<List<String>> readable =
                project.platform().governance().demands().readableProjects();
        if (readable.isEmpty()) {
            return;
        }
        for (ManifestNode node : project.tables()) {
            recorder.checked(node);
            for (ManifestNode parent : project.parents(node)) {
                if (!project.isOwn(parent) && !readable.get().contains(parent.packageName())) {
                    recorder.violated(new Violation(
                            node,
                            Problem.error(
                                            CompilerError.PROJECT_NOT_READABLE,
                                            LayerOrderRule.place(project, node, parent),
                                            "%s reads '%s' of project '%s', which is not readable"
                                                    .formatted(NodeText.of(node), parent.name(), parent.packageName()))
                                    .withHelp("ask the platform team to add '%s' to governance.projects.readable"
                                            .formatted(parent.packageName())),
                            "governance.projects.readable"));
                }
            }
        }
    }
}
