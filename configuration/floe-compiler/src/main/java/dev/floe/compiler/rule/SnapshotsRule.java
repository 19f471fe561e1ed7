package dev.floe.compiler.rule;

import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.project.ProductProject;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.select.ResourceType;
import dev.floe.spi.artifact.ProjectDemands;
import dev.floe.spi.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Snapshots are taken in ways that the platform allows. */
final class SnapshotsRule implements ProjectRule {
    private static final RuleFacts FACTS = new RuleFacts(
            "snapshots",
            CompilerError.SNAPSHOT_NOT_ALLOWED,
            "Snapshots have only the strategies and ways with deleted rows that the platform allows",
            List.of("governance.snapshots.strategies", "governance.snapshots.hard_deletes"),
            "the setting: in config(), in a properties file or in dbt_project.yml");
    /** What dbt does with rows that are gone where nothing is said. */
    private static final String IGNORED = "ignore";

    @Override
    public RuleFacts facts() {
        return FACTS;
    }

    @Override
    public void check(ProductProject project, RuleRecorder recorder) {
        ProjectDemands demands = project.platform().governance().demands();
        if (demands.snapshotStrategies().isEmpty() && demands.hardDeletes().isEmpty()) {
            return;
        }
        for (ManifestNode snapshot : project.own(Set.of(ResourceType.SNAPSHOT))) {
            recorder.checked(snapshot);
            check(project, snapshot, "strategy", "", demands.snapshotStrategies(), recorder);
            check(project, snapshot, "hard_deletes", IGNORED, demands.hardDeletes(), recorder);
        }
    }

    private static void check(
            ProductProject project,
            ManifestNode snapshot,
            String key,
            String absent,
            Optional<List<String>> allowed,
            RuleRecorder recorder) {
        String value = Fields.text(snapshot.config(), key, absent);
        if (allowed.isPresent() && !allowed.get().contains(value)) {
            recorder.violated(new Violation(
                    snapshot,
                    Problem.error(
                                    CompilerError.SNAPSHOT_NOT_ALLOWED,
                                    project.places().setting(snapshot, key).orElseGet(() -> project.places()
                                            .declaration(snapshot)),
                                    "%s has %s '%s'".formatted(NodeText.of(snapshot), key, value))
                            .withHelp("choose %s".formatted(NodeText.quoted(allowed.get()))),
                    key.equals("strategy") ? "governance.snapshots.strategies" : "governance.snapshots.hard_deletes"));
        }
    }
}
