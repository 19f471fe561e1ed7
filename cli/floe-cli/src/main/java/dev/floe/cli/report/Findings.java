package dev.floe.cli.report;

import static java.util.Objects.requireNonNull;

import dev.floe.documents.SecretMask;
import dev.floe.secrets.Redaction;
import dev.floe.spi.artifact.RuleResult;
import dev.floe.spi.problem.ErrorCode;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.RelatedPlace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What a command found out, for a report.
 *
 * @param problems sorted by {@link Problem#ORDER}
 * @param sources the text of the files that problems stand in, by their display path; a file may be missing
 * @param rules what was checked and holds
 * @param files from a display path to the path as seen from the working directory, which machines resolve
 * @param pages the Markdown page of an error code
 */
public record Findings(
        List<Problem> problems,
        Map<String, String> sources,
        List<RuleResult> rules,
        UnaryOperator<String> files,
        Function<String, String> pages) {
    /** Nothing is wrong. */
    public static final Findings NONE = of(List.of());

    public Findings {
        problems = problems.stream()
                .map(Findings::withoutCredentials)
                .sorted(Problem.ORDER)
                .distinct()
                .toList();
        sources = Map.copyOf(sources);
        rules = List.copyOf(rules);
        requireNonNull(files, "files is null");
        requireNonNull(pages, "pages is null");
    }

    /** Problems that stand in no file that was read. */
    public static Findings of(List<Problem> problems) {
        return new Findings(problems, Map.of(), List.of(), UnaryOperator.identity(), code -> code);
    }

    /** The same without the problems of a code, once they are mended. */
    public Findings without(ErrorCode mended) {
        return new Findings(
                problems.stream()
                        .filter(problem -> !problem.code().equals(mended))
                        .toList(),
                sources,
                rules,
                files,
                pages);
    }

    /** The same without the secrets that are known by now. */
    public Findings without(Redaction redaction) {
        Map<String, String> shown = new HashMap<>();
        sources.forEach((file, text) -> shown.put(file, redaction.lines(text)));
        return new Findings(
                problems.stream()
                        .map(problem -> withTexts(problem, redaction::text))
                        .toList(),
                shown,
                rules,
                files,
                pages);
    }

    /** A message may quote a value, and a value may be what it should not be: this is the one way out for all reports. */
    private static Problem withoutCredentials(Problem problem) {
        return withTexts(problem, SecretMask::mask);
    }

    private static Problem withTexts(Problem problem, UnaryOperator<String> texts) {
        return new Problem(
                problem.code(),
                problem.severity(),
                texts.apply(problem.message()),
                problem.place(),
                problem.related().stream()
                        .map(related -> new RelatedPlace(related.place(), texts.apply(related.message())))
                        .toList(),
                problem.help().map(texts));
    }

    public boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }
}
