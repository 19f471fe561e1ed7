package dev.floe.cli.report;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a run came to, as reports show it.
 *
 * @param headline what became of the tables
 * @param run its own name
 * @param steps that make tables, and hooks, in the order in which they ended
 * @param tests in the order in which they ended
 */
public record RunView(
        String product,
        Optional<String> environment,
        String headline,
        String run,
        Instant completed,
        Duration elapsed,
        List<Step> steps,
        List<Step> tests,
        List<Gate> gates,
        List<Told> told) {
    /** What a report makes of a status. */
    public enum Verdict {
        PASSED,
        WARNED,
        FAILED,
        ERROR,
        SKIPPED
    }

    /**
     * A step or a test.
     *
     * @param name of its table, else its own
     * @param status floe's word for what became of it
     * @param rows of its table, as people read them
     * @param size of its table, as people read it
     */
    public record Step(
            String name,
            String uniqueId,
            String status,
            Verdict verdict,
            Duration elapsed,
            Optional<String> rows,
            Optional<String> size,
            Optional<String> message) {
        public Step {
            requireNonNull(name, "name is null");
            requireNonNull(uniqueId, "uniqueId is null");
            requireNonNull(status, "status is null");
            requireNonNull(verdict, "verdict is null");
            requireNonNull(elapsed, "elapsed is null");
            requireNonNull(rows, "rows is null");
            requireNonNull(size, "size is null");
            requireNonNull(message, "message is null");
        }

        Step with(UnaryOperator<String> texts) {
            return new Step(
                    texts.apply(name), texts.apply(uniqueId), status, verdict, elapsed, rows, size, message.map(texts));
        }
    }

    /**
     * A gate of a table.
     *
     * @param name its key, with the column where the key means several
     * @param measured as people read it
     * @param place that asks for it
     * @param message what is wrong
     */
    public record Gate(
            String table,
            String name,
            Optional<String> measured,
            String limit,
            Optional<String> place,
            String status,
            Verdict verdict,
            Optional<String> message) {
        public Gate {
            requireNonNull(table, "table is null");
            requireNonNull(name, "name is null");
            requireNonNull(measured, "measured is null");
            requireNonNull(limit, "limit is null");
            requireNonNull(place, "place is null");
            requireNonNull(status, "status is null");
            requireNonNull(verdict, "verdict is null");
            requireNonNull(message, "message is null");
        }

        Gate with(UnaryOperator<String> texts) {
            return new Gate(
                    texts.apply(table),
                    texts.apply(name),
                    measured.map(texts),
                    texts.apply(limit),
                    place.map(texts),
                    status,
                    verdict,
                    message.map(texts));
        }
    }

    /**
     * Somebody who was to hear of it.
     *
     * @param failure why nobody has said that the message got there
     */
    public record Told(String channel, String type, int tries, Optional<String> failure) {
        public Told {
            requireNonNull(channel, "channel is null");
            requireNonNull(type, "type is null");
            requireNonNull(failure, "failure is null");
        }

        Told with(UnaryOperator<String> texts) {
            return new Told(channel, type, tries, failure.map(texts));
        }
    }

    public RunView {
        requireNonNull(product, "product is null");
        requireNonNull(environment, "environment is null");
        requireNonNull(headline, "headline is null");
        requireNonNull(run, "run is null");
        requireNonNull(completed, "completed is null");
        requireNonNull(elapsed, "elapsed is null");
        steps = List.copyOf(steps);
        tests = List.copyOf(tests);
        gates = List.copyOf(gates);
        told = List.copyOf(told);
    }

    /** The same with each text of somebody else's as the redaction leaves it. */
    public RunView with(UnaryOperator<String> texts) {
        return new RunView(
                texts.apply(product),
                environment.map(texts),
                headline,
                run,
                completed,
                elapsed,
                steps.stream().map(step -> step.with(texts)).toList(),
                tests.stream().map(test -> test.with(texts)).toList(),
                gates.stream().map(gate -> gate.with(texts)).toList(),
                told.stream().map(each -> each.with(texts)).toList());
    }
}
