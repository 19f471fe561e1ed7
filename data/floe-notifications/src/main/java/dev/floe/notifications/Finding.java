package dev.floe.notifications;

import static java.util.Objects.requireNonNull;

import dev.floe.spi.artifact.GateAction;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Something that was not kept.
 *
 * @param code such as {@code FLOE-R011}
 * @param message one sentence
 * @param place that asks for it, or that breaks it
 */
public record Finding(String code, GateAction action, String message, Optional<String> place, Subject subject) {
    /** What was not kept, and by whom. */
    public sealed interface Subject {
        /** What it is about: a table, or a node. */
        String of();

        /** What was asked for. */
        String name();
    }

    /**
     * A quality gate of a table.
     *
     * @param name its key in the manifest, such as {@code null_share.email}
     * @param about the column or the check; empty: the table as a whole
     * @param measured as people read it; empty: it could not be measured
     */
    public record Gate(String of, String name, Optional<String> about, Optional<String> measured, String limit)
            implements Subject {
        public Gate {
            requireNonNull(of, "of is null");
            requireNonNull(name, "name is null");
            requireNonNull(about, "about is null");
            requireNonNull(measured, "measured is null");
            requireNonNull(limit, "limit is null");
        }
    }

    /** A rule of the compiler, by its name, that a node of the project breaks. */
    public record Rule(String of, String name) implements Subject {
        public Rule {
            requireNonNull(of, "of is null");
            requireNonNull(name, "name is null");
        }
    }

    public Finding {
        requireNonNull(code, "code is null");
        requireNonNull(action, "action is null");
        requireNonNull(message, "message is null");
        requireNonNull(place, "place is null");
        requireNonNull(subject, "subject is null");
    }

    Finding with(UnaryOperator<String> redaction) {
        Subject redacted =
                switch (subject) {
                    case Gate gate ->
                        new Gate(
                                redaction.apply(gate.of()),
                                redaction.apply(gate.name()),
                                gate.about().map(redaction),
                                gate.measured().map(redaction),
                                redaction.apply(gate.limit()));
                    case Rule rule -> new Rule(redaction.apply(rule.of()), redaction.apply(rule.name()));
                };
        return new Finding(code, action, redaction.apply(message), place.map(redaction), redacted);
    }
}
