package dev.floe.spi.artifact;

import static java.util.Objects.requireNonNull;

/**
 * A rule that was checked and holds.
 *
 * @param rule a stable name, such as {@code approved-computes}
 * @param description what it asks for, one sentence without its full stop
 * @param checked how many things it was checked on
 * @param warnings how many of them drew a warning
 */
public record RuleResult(String rule, String description, int checked, int warnings) {
    public RuleResult {
        requireNonNull(rule, "rule is null");
        requireNonNull(description, "description is null");
    }
}
