package dev.floe.cli.report;

import dev.floe.cli.report.Paint.Meaning;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.RelatedPlace;
import dev.floe.spi.problem.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Problems for people: each with the line it stands on, carets under what is meant, and what to do. */
public final class TextReport {
    private static final int NARROWEST_GUTTER = 2;

    private final Paint paint;
    private final SourceFiles sources;

    private TextReport(Paint paint, SourceFiles sources) {
        this.paint = paint;
        this.sources = sources;
    }

    /** All problems and their number; nothing where nothing is wrong. */
    public static String render(Findings findings, Paint paint) {
        TextReport report = new TextReport(paint, new SourceFiles(findings.sources()));
        StringBuilder text = new StringBuilder();
        for (Problem problem : findings.problems()) {
            if (!text.isEmpty()) {
                text.append('\n');
            }
            report.append(problem, text);
        }
        summary(findings.problems()).ifPresent(line -> text.append('\n')
                .append(paint.paint(Meaning.STRONG, line))
                .append('\n'));
        return text.toString();
    }

    /** One problem without colours. */
    static String render(Problem problem, SourceFiles sources) {
        StringBuilder text = new StringBuilder();
        new TextReport(Paint.NONE, sources).append(problem, text);
        return text.toString();
    }

    private void append(Problem problem, StringBuilder text) {
        String word = SeverityWord.of(problem);
        text.append(paint.paint(meaning(problem), word + "[" + problem.code().id() + "]"))
                .append(": ")
                .append(message(problem.message()))
                .append('\n');
        int gutter = gutter(problem);
        problem.place().ifPresent(place -> appendPlace(problem, place, gutter, text));
        for (RelatedPlace related : problem.related()) {
            margin(gutter, ":::", text)
                    .append(safe(related.place().toString()))
                    .append("  ")
                    .append(safe(related.message()))
                    .append('\n');
        }
        problem.help().ifPresent(help -> appendHelp(help, gutter, text));
    }

    /** What a database says may have several lines; those behind the first stand a little further right than anything else. */
    private String message(String message) {
        return message.strip()
                .lines()
                .map(String::stripTrailing)
                .map(line -> line.isEmpty() ? "" : paint.paint(Meaning.STRONG, safe(line)))
                .collect(Collectors.joining("\n    "))
                .replace("\n    \n", "\n\n");
    }

    private void appendPlace(Problem problem, Place place, int gutter, StringBuilder text) {
        margin(gutter, "-->", text).append(safe(place.toString())).append('\n');
        Optional<CodeFrame> frame = sources.line(place).map(line -> CodeFrame.of(line, place));
        if (frame.isEmpty()) {
            return;
        }
        String bar = paint.paint(Meaning.FRAME, " ".repeat(gutter) + " |");
        String number = Integer.toString(place.line());
        String numbered = paint.paint(Meaning.FRAME, " ".repeat(gutter - number.length()) + number + " |");
        String shown = frame.get().line();
        text.append(bar).append('\n');
        text.append(numbered).append(shown.isEmpty() ? "" : " " + shown).append('\n');
        text.append(bar)
                .append(' ')
                .append(paint.paint(meaning(problem), frame.get().underline()))
                .append('\n');
    }

    private void appendHelp(String help, int gutter, StringBuilder text) {
        String margin = " ".repeat(gutter);
        String lead = paint.paint(Meaning.HELP, "help:") + " ";
        for (String line : help.split("\n", -1)) {
            text.append(margin).append(lead).append(safe(line)).append('\n');
            lead = "      ";
        }
    }

    private StringBuilder margin(int gutter, String mark, StringBuilder text) {
        return text.repeat(' ', gutter).append(paint.paint(Meaning.FRAME, mark)).append(' ');
    }

    private static int gutter(Problem problem) {
        int digits = problem.place()
                .map(place -> Integer.toString(place.line()).length())
                .orElse(0);
        return Math.max(NARROWEST_GUTTER, digits);
    }

    private static Meaning meaning(Problem problem) {
        return problem.isError() ? Meaning.ERROR : Meaning.WARNING;
    }

    /** A single problem in no file, such as a mistyped flag, needs no counting. */
    private static Optional<String> summary(List<Problem> problems) {
        if (problems.isEmpty()
                || (problems.size() == 1 && problems.getFirst().place().isEmpty())) {
            return Optional.empty();
        }
        long errors = problems.stream().filter(Problem::isError).count();
        long notices = problems.stream()
                .filter(problem -> problem.severity() == Severity.NOTICE)
                .count();
        return Stream.of(
                        counted(errors, "error"),
                        counted(problems.size() - errors - notices, "warning"),
                        counted(notices, "notice"))
                .flatMap(Optional::stream)
                .reduce((first, second) -> first + ", " + second);
    }

    private static Optional<String> counted(long count, String noun) {
        return count == 0 ? Optional.empty() : Optional.of(count + " " + noun + (count == 1 ? "" : "s"));
    }

    private static String safe(String text) {
        return DisplayText.of(text).text();
    }
}
