package dev.floe.cli;

import static java.util.Objects.requireNonNull;

import dev.floe.cli.report.Findings;
import dev.floe.spi.value.PropertyValue;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * What a command came to. Only the form that was asked for is made.
 *
 * @param text for people; empty where there is no result
 * @param members of the JSON object, beside its {@code problems}
 * @param exitCode of the command; absent: what the problems say
 */
record CommandResult(
        Supplier<String> text, Supplier<Map<String, PropertyValue>> members, Findings findings, OptionalInt exitCode) {
    CommandResult {
        requireNonNull(exitCode, "exitCode is null");
        requireNonNull(text, "text is null");
        requireNonNull(members, "members is null");
        requireNonNull(findings, "findings is null");
    }

    /** A result whose problems decide what the command ends with. */
    CommandResult(Supplier<String> text, Supplier<Map<String, PropertyValue>> members, Findings findings) {
        this(text, members, findings, OptionalInt.empty());
    }

    /** Nothing but what was found. */
    static CommandResult without(Findings findings) {
        return new CommandResult(() -> "", Map::of, findings);
    }

    static CommandResult of(Supplier<String> text, Supplier<Map<String, PropertyValue>> members) {
        return new CommandResult(text, members, Findings.NONE);
    }
}
