package dev.floe.compiler.rule;

import dev.floe.dbt.graph.ManifestNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Notes what one rule looks at and finds. For one rule and one thread. */
public final class RuleRecorder {
    private final Map<String, ManifestNode> checked = new LinkedHashMap<>();
    private final List<Violation> violations = new ArrayList<>();

    public void checked(ManifestNode node) {
        checked.put(node.uniqueId(), node);
    }

    public void violated(Violation violation) {
        checked(violation.node());
        violations.add(violation);
    }

    /** Everything that the rule was about, in the order in which it was looked at. */
    public List<ManifestNode> checked() {
        return List.copyOf(checked.values());
    }

    public List<Violation> violations() {
        return List.copyOf(violations);
    }
}
