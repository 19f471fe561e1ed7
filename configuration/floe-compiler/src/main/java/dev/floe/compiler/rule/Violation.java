package dev.floe.compiler.rule;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.graph.ManifestNode;
import dev.floe.spi.artifact.GateAction;
import dev.floe.spi.problem.Problem;
import java.util.Optional;

/**
 * A node that breaks a rule.
 *
 * @param problem what is reported; how much it weighs is decided later
 * @param setting the path of the manifest's value that asks for it
 * @param action what the rule itself says that a violation does; empty: what the gates say
 */
public record Violation(ManifestNode node, Problem problem, String setting, Optional<GateAction> action) {
    public Violation {
        requireNonNull(node, "node is null");
        requireNonNull(problem, "problem is null");
        requireNonNull(setting, "setting is null");
        requireNonNull(action, "action is null");
    }

    /** A violation whose weight the gates decide. */
    public Violation(ManifestNode node, Problem problem, String setting) {
        this(node, problem, setting, Optional.empty());
    }
}
