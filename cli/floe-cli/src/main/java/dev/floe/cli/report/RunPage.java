package dev.floe.cli.report;

import dev.floe.cli.report.RunView.Verdict;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A run as an HTML page: what is wrong, what the gates have measured, what was built and tested, and who was told. */
public final class RunPage {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final String STYLE = """
            main{padding:8px 24px 32px;max-width:1200px}h2{font-size:14px;margin:24px 0 8px}
            header strong{font-size:14px}
            table{border-collapse:collapse;width:100%;background:#fff;border:1px solid #ddd}
            th,td{text-align:left;padding:6px 10px;border-top:1px solid #eee;vertical-align:top}
            th{font-weight:600;color:#666;border-top:0}td{overflow-wrap:anywhere}
            .number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
            code{font:12px ui-monospace,monospace}small{display:block;color:#666;margin-top:2px}
            .mark{display:inline-block;padding:1px 7px;border-radius:9px;white-space:nowrap;background:#e3f1e6;color:#1c5c2e}
            .warned{background:#fdf1d0;color:#6b4c00}.failed,.error{background:#fbe0dd;color:#8c1d12}
            .skipped{background:#e8e8e8;color:#444}
            @media(prefers-color-scheme:dark){table{background:#222527;border-color:#333}th,td{border-color:#333}
            th,small{color:#aaa}.mark{background:#1f3d28;color:#a5d8b3}.warned{background:#4a3f1c;color:#f0d68a}
            .failed,.error{background:#5a2520;color:#f5b8b0}.skipped{background:#3a3d40;color:#ccc}}
            """;

    private RunPage() {}

    /**
     * The page.
     *
     * @param run empty: nothing ran, and the findings say why
     */
    public static String render(Optional<RunView> run, Findings findings) {
        String product = run.map(view -> view.product()
                        + view.environment().map(name -> " (" + name + ")").orElse(""))
                .orElse("floe run");
        String headline = run.map(RunView::headline).orElse("Nothing ran");
        String details = run.map(view -> "run %s, ended %s, took %s"
                        .formatted(view.run(), TIME.format(view.completed()), seconds(view.elapsed())))
                .orElse("");
        StringBuilder main = new StringBuilder();
        main.append(problems(findings.problems()));
        run.ifPresent(view -> main.append(gates(view.gates()))
                .append(steps(view.steps()))
                .append(tests(view.tests()))
                .append(told(view.told())));
        return new HtmlPage(
                        product + ": " + headline,
                        STYLE,
                        "<h1>%s</h1><strong>%s</strong><p>%s</p>"
                                .formatted(text(product), text(headline), text(details)),
                        main.toString(),
                        "")
                .render();
    }

    /** The worst first. */
    private static String problems(List<Problem> problems) {
        return table(
                "Problems",
                List.of("severity", "what", "where"),
                problems.stream()
                        .sorted(Comparator.comparing(Problem::severity))
                        .map(RunPage::row)
                        .toList());
    }

    private static String row(Problem problem) {
        String code = problem.code().id();
        return cell(mark(verdict(problem), SeverityWord.of(problem)))
                + cell(text(problem.message())
                        + small(problem.help().map(help -> code + ": " + help).orElse(code)))
                + cell(code(problem.place().map(Place::toString).orElse("")));
    }

    private static Verdict verdict(Problem problem) {
        return switch (problem.severity()) {
            case ERROR -> Verdict.FAILED;
            case WARNING -> Verdict.WARNED;
            case NOTICE -> Verdict.SKIPPED;
        };
    }

    private static String gates(List<RunView.Gate> gates) {
        return table(
                "Quality gates",
                List.of("result", "table", "gate", "#value", "#limit", "asked for at"),
                gates.stream().map(RunPage::row).toList());
    }

    /** What is wrong with it stands among the problems. */
    private static String row(RunView.Gate gate) {
        return cell(mark(gate.verdict(), gate.status().replace('_', ' ')))
                + cell(text(gate.table()))
                + cell(code(gate.name()))
                + number(gate.measured().orElse(""))
                + number(gate.limit())
                + cell(code(gate.place().orElse("")));
    }

    private static String steps(List<RunView.Step> steps) {
        return table(
                "Steps",
                List.of("result", "name", "#rows", "#size", "#time"),
                steps.stream()
                        .map(step -> named(step)
                                + number(step.rows().orElse(""))
                                + number(step.size().orElse(""))
                                + number(seconds(step.elapsed())))
                        .toList());
    }

    private static String tests(List<RunView.Step> tests) {
        return table(
                "Tests",
                List.of("result", "name", "#time"),
                tests.stream()
                        .map(test -> named(test) + number(seconds(test.elapsed())))
                        .toList());
    }

    private static String named(RunView.Step step) {
        Optional<String> message = step.message().filter(_ -> step.verdict() != Verdict.PASSED);
        return cell(mark(step.verdict(), step.status()))
                + cell(text(step.name()) + message.map(RunPage::small).orElse(""));
    }

    private static String told(List<RunView.Told> told) {
        return table(
                "Who was told",
                List.of("result", "channel", "type", "#tries"),
                told.stream().map(RunPage::row).toList());
    }

    private static String row(RunView.Told told) {
        boolean isSent = told.failure().isEmpty();
        return cell(mark(isSent ? Verdict.PASSED : Verdict.WARNED, isSent ? "sent" : "failed"))
                + cell(text(told.channel()) + told.failure().map(RunPage::small).orElse(""))
                + cell(text(told.type()))
                + number(Integer.toString(told.tries()));
    }

    /** @param columns those that begin with {@code #} hold numbers */
    private static String table(String title, List<String> columns, List<String> rows) {
        if (rows.isEmpty()) {
            return "";
        }
        String head = columns.stream()
                .map(column ->
                        (column.startsWith("#") ? "<th class=\"number\">" + column.substring(1) : "<th>" + column)
                                + "</th>")
                .collect(Collectors.joining());
        return "<h2>%s</h2>\n<table><thead><tr>%s</tr></thead><tbody>\n<tr>%s</tr>\n</tbody></table>\n"
                .formatted(title, head, String.join("</tr>\n<tr>", rows));
    }

    private static String cell(String html) {
        return "<td>" + html + "</td>";
    }

    private static String number(String text) {
        return "<td class=\"number\">" + text(text) + "</td>";
    }

    private static String code(String text) {
        return "<code>" + text(text) + "</code>";
    }

    private static String mark(Verdict verdict, String word) {
        return "<span class=\"mark %s\">%s</span>".formatted(verdict.name().toLowerCase(Locale.ROOT), text(word));
    }

    private static String small(String text) {
        return "<small>" + text(text) + "</small>";
    }

    private static String text(String text) {
        return HtmlPage.escaped(text);
    }

    private static String seconds(Duration time) {
        return String.format(
                Locale.ROOT, "%.2f s", time.truncatedTo(ChronoUnit.MILLIS).toMillis() / 1000.0);
    }
}
