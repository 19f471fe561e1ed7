package dev.floe.dbt.project;

import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which files of a project are passed over: the patterns of .dbtignore.
 *
 * <p>The last pattern that matches a file decides. Unlike git's, a negated pattern brings a file back although its folder
 * is ignored.
 */
public final class IgnoreRules {
    /** Where a project keeps its patterns. */
    public static final String FILE = ".dbtignore";

    private static final IgnoreRules NONE = new IgnoreRules(List.of());

    private final List<Rule> rules;

    private IgnoreRules(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    private enum Effect {
        IGNORED,
        KEPT
    }

    private record Rule(Pattern pattern, Effect effect) {}

    /** Nothing is ignored. */
    public static IgnoreRules none() {
        return NONE;
    }

    /**
     * Reads patterns, one a line.
     *
     * @param file as problems call it
     * @throws FloeException for a pattern that means nothing
     */
    public static IgnoreRules read(String file, List<String> lines) {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Place place = new Place(file, i + 1, 1, i + 1, 1);
            rule(lines.get(i), place).ifPresent(rules::add);
        }
        return rules.isEmpty() ? NONE : new IgnoreRules(rules);
    }

    /**
     * Whether a file is passed over.
     *
     * @param path below the project, with {@code /} between names
     */
    public boolean ignores(String path) {
        return rules.reversed().stream()
                .filter(rule -> rule.pattern().matcher(path).matches())
                .findFirst()
                .map(rule -> rule.effect() == Effect.IGNORED)
                .orElse(false);
    }

    private static Optional<Rule> rule(String line, Place place) {
        String text = line.endsWith("\\ ") ? line.stripLeading() : line.strip();
        if (text.isEmpty() || text.startsWith("#") || text.equals("/")) {
            return Optional.empty();
        }
        boolean isNegated = text.startsWith("!");
        String glob = isNegated ? text.substring(1) : text;
        try {
            return Optional.of(new Rule(new IgnorePattern(glob).compile(), isNegated ? Effect.KEPT : Effect.IGNORED));
        } catch (PatternSyntaxException meaningless) {
            throw new FloeException(
                    Problem.error(ProjectError.IGNORE_PATTERN, place, "Pattern '" + text + "' matches nothing")
                            .withHelp("write ranges from low to high, and a backslash only before another character"),
                    meaningless);
        }
    }
}
