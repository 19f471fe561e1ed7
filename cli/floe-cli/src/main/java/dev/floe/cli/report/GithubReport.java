package dev.floe.cli.report;

import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.RelatedPlace;

/** Problems as workflow commands of GitHub Actions. */
final class GithubReport {
    private GithubReport() {}

    static String render(Findings findings) {
        StringBuilder commands = new StringBuilder();
        for (Problem problem : findings.problems()) {
            commands.append("::").append(SeverityWord.of(problem)).append(' ');
            problem.place().ifPresent(place -> appendPlace(place, findings, commands));
            commands.append("title=").append(problem.code().id());
            commands.append("::").append(data(message(problem))).append('\n');
        }
        return commands.toString();
    }

    private static void appendPlace(Place place, Findings findings, StringBuilder commands) {
        commands.append("file=")
                .append(property(findings.files().apply(place.file())))
                .append(',');
        commands.append("line=").append(place.line()).append(',');
        commands.append("endLine=").append(place.endLine()).append(',');
        // Columns are understood within one line only, and an end there names the last character.
        if (place.line() == place.endLine()) {
            commands.append("col=").append(place.column()).append(',');
            int last = Math.max(place.column(), place.endColumn() - 1);
            commands.append("endColumn=").append(last).append(',');
        }
    }

    private static String message(Problem problem) {
        StringBuilder message = new StringBuilder(problem.message());
        for (RelatedPlace related : problem.related()) {
            message.append('\n').append(related.place()).append("  ").append(related.message());
        }
        problem.help().ifPresent(help -> message.append("\nhelp: ").append(help));
        return message.toString();
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
