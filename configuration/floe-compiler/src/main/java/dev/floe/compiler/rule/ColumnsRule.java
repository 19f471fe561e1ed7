package dev.floe.compiler.rule;

import dev.floe.compiler.project.ProductProject;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.lineage.LineageError;
import dev.floe.dbt.lineage.ProjectLineage;
import dev.floe.dbt.select.ResourceType;
import java.util.List;
import java.util.Set;

/** Queries name columns and relations that are there. What the SQL alone cannot tell is no violation. */
final class ColumnsRule implements ProjectRule {
    private static final RuleFacts FACTS = new RuleFacts(
            "columns",
            List.of(
                    LineageError.NO_SUCH_COLUMN,
                    LineageError.NO_SUCH_RELATION,
                    LineageError.AMBIGUOUS_COLUMN,
                    LineageError.COLUMN_COUNT,
                    LineageError.TYPE_CLASH),
            "SQL names columns and relations that are there, each of them one, and calls functions over types that they take",
            List.of(),
            "the name in the SQL");

    @Override
    public RuleFacts facts() {
        return FACTS;
    }

    @Override
    public void check(ProductProject project, RuleRecorder recorder) {
        List<ManifestNode> queries = project.own(Set.of(ResourceType.MODEL, ResourceType.SNAPSHOT));
        if (queries.isEmpty()) {
            return;
        }
        ProjectLineage lineage = project.columns().lineage();
        for (ManifestNode node : queries) {
            if (project.columns().isRead(node)) {
                recorder.checked(node);
                lineage.problemsOf()
                        .getOrDefault(node.uniqueId(), List.of())
                        .forEach(problem -> recorder.violated(new Violation(node, problem, "")));
            }
        }
    }
}
