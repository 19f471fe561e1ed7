package dev.floe.compiler.contract;

import dev.floe.compiler.contract.Change.Kind;
import dev.floe.compiler.contract.QualityRule.Strictness;
import dev.floe.spi.value.PropertyValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares the quality rules of two contracts. */
final class QualityChanges {
    private QualityChanges() {}

    /** @param of what the rules are about, for the messages */
    static List<Change> between(String of, Optional<String> column, List<QualityRule> before, List<QualityRule> after) {
        List<Change> changes = new ArrayList<>();
        Map<PropertyValue, QualityRule> old = new LinkedHashMap<>();
        before.forEach(rule -> old.put(rule.subject(), rule));
        for (QualityRule rule : after) {
            QualityRule previous = old.remove(rule.subject());
            Strictness strictness = previous == null ? Strictness.TIGHTER : rule.comparedTo(previous);
            String fact = previous == null ? "is new" : strictness == Strictness.LOOSER ? "allows more" : "allows less";
            if (strictness != Strictness.SAME) {
                changes.add(new Change(
                        strictness == Strictness.LOOSER ? Kind.QUALITY_LOOSENED : Kind.QUALITY_TIGHTENED,
                        column,
                        "rule '%s' of %s %s".formatted(rule.shown(), of, fact)));
            }
        }
        old.values()
                .forEach(rule -> changes.add(new Change(
                        Kind.QUALITY_LOOSENED, column, "rule '%s' of %s is gone".formatted(rule.shown(), of))));
        return changes;
    }
}
