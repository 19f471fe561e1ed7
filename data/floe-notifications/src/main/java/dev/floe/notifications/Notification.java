package dev.floe.notifications;

import static java.util.Objects.requireNonNull;

import dev.floe.spi.artifact.GateAction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What somebody is told of one run.
 *
 * @param run its own name
 * @param time when it ended
 * @param findings what was not kept
 */
public record Notification(
        String product,
        String run,
        Optional<String> environment,
        Outcome outcome,
        Instant time,
        List<Finding> findings) {
    /** What became of the tables. */
    public enum Outcome {
        /** Readers see the new rows. */
        PUBLISHED("the tables are published"),
        /** There was nothing to publish. */
        NOTHING_NEW("nothing was new"),
        /** Gates keep the new rows from readers. */
        HELD_BACK("nothing is published"),
        /** Steps or tests failed. */
        FAILED("the run failed, and nothing is published");

        private final String text;

        Outcome(String text) {
            this.text = text;
        }
    }

    public Notification {
        requireNonNull(product, "product is null");
        requireNonNull(run, "run is null");
        requireNonNull(environment, "environment is null");
        requireNonNull(outcome, "outcome is null");
        requireNonNull(time, "time is null");
        findings = List.copyOf(findings);
    }

    /** The part that somebody hears who wants to know of some actions; empty: there is nothing to say. */
    public Optional<Notification> about(Set<GateAction> actions) {
        List<Finding> heard = findings.stream()
                .filter(finding -> actions.contains(finding.action()))
                .toList();
        return heard.isEmpty()
                ? Optional.empty()
                : Optional.of(new Notification(product, run, environment, outcome, time, heard));
    }

    /** The same with every text as the redaction leaves it. */
    Notification with(UnaryOperator<String> redaction) {
        return new Notification(
                redaction.apply(product),
                redaction.apply(run),
                environment.map(redaction),
                outcome,
                time,
                findings.stream().map(finding -> finding.with(redaction)).toList());
    }

    /** The one line that says most. */
    String headline() {
        return "%s%s: %s not kept, %s"
                .formatted(
                        product,
                        environment.map(name -> " (" + name + ")").orElse(""),
                        findings.size() == 1 ? "1 gate or rule is" : findings.size() + " gates or rules are",
                        outcome.text);
    }
}
