package dev.floe.compiler.rule;

import dev.floe.compiler.project.ProductProject;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.lineage.ClassificationFinding;
import dev.floe.dbt.lineage.LineageError;
import dev.floe.spi.artifact.GateAction;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Classified values, and what is made of them, come unmasked only into layers that may have them. */
final class ClassificationRule implements ProjectRule {
    private static final String LEVELS = "governance.classification.levels";
    private static final RuleFacts FACTS = new RuleFacts(
            "classification",
            List.of(
                    LineageError.CLASSIFIED_COLUMN,
                    LineageError.UNKNOWN_CLASSIFICATION,
                    LineageError.CLASSIFICATION_LOST),
            "Classified values, and what is made of them, are unmasked only in layers that may have them",
            List.of(LEVELS + ".<level>.allowed_layers", LEVELS),
            "the column in the SQL that makes it; a level that is not known at the column in its properties file");

    @Override
    public RuleFacts facts() {
        return FACTS;
    }

    @Override
    public void check(ProductProject project, RuleRecorder recorder) {
        if (project.platform().governance().classification().isEmpty()) {
            return;
        }
        Set<String> classified = project.columns().classified().classified();
        project.tables().stream()
                .filter(node -> project.layerOf(node).isPresent()
                        && (classified.contains(node.uniqueId())
                                || project.columns().isRead(node)))
                .forEach(recorder::checked);
        project.columns().classified().unknownLevels().forEach(found -> add(project, found, LEVELS, recorder));
        project.columns()
                .classified()
                .leaks()
                .forEach(found -> add(project, found, LEVELS + "." + found.level() + ".allowed_layers", recorder));
        project.columns()
                .classified()
                .lost()
                .forEach(found -> add(project, found, LEVELS + "." + found.level() + ".allowed_layers", recorder));
    }

    private static void add(
            ProductProject project, ClassificationFinding found, String setting, RuleRecorder recorder) {
        Optional<ManifestNode> node = project.graph().find(found.node()).filter(project::isOwn);
        // What nobody can follow is said; to forbid it is for the platform to decide.
        Optional<GateAction> action = found.problem().isError() ? Optional.empty() : Optional.of(GateAction.WARN);
        node.ifPresent(own -> recorder.violated(new Violation(own, found.problem(), setting, action)));
    }
}
