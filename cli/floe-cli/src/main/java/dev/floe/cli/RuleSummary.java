package dev.floe.cli;

import dev.floe.cli.report.JsonObject;
import dev.floe.spi.artifact.Evidence;
import dev.floe.spi.artifact.Evidence.Status;
import dev.floe.spi.artifact.RuleResult;
import dev.floe.spi.value.PropertyValue;
import java.util.List;
import java.util.Optional;

/**
 * What checking the rules came to.
 *
 * @param checked how many rules had something to check
 * @param kept how often one was kept by a node of the dbt project
 */
record RuleSummary(long checked, long kept, long warned, long notified, long exempted) {
    static RuleSummary of(Evidence evidence, List<RuleResult> rules) {
        return new RuleSummary(
                rules.stream().filter(rule -> rule.checked() > 0).count(),
                evidence.nodes().stream()
                        .mapToLong(node -> node.passed().size())
                        .sum(),
                count(evidence, Status.WARNED),
                count(evidence, Status.NOTIFIED),
                count(evidence, Status.EXEMPTED));
    }

    private static long count(Evidence evidence, Status status) {
        return evidence.nodes().stream()
                .flatMap(node -> node.findings().stream())
                .filter(finding -> finding.status() == status)
                .count();
    }

    /** Empty where no rule is about a node of the dbt project. */
    Optional<String> text() {
        return kept + warned + notified + exempted == 0
                ? Optional.empty()
                : Optional.of("%d checked".formatted(checked)
                        + part(kept, "kept")
                        + part(warned, "warned")
                        + part(notified, "notified")
                        + part(exempted, "exempted"));
    }

    private static String part(long number, String word) {
        return number == 0 ? "" : ", %d %s".formatted(number, word);
    }

    PropertyValue value() {
        return new JsonObject()
                .with("checked", checked)
                .with("kept", kept)
                .with("warned", warned)
                .with("notified", notified)
                .with("exempted", exempted)
                .value();
    }
}
