package dev.floe.cli.report;

import dev.floe.cli.report.RunView.Verdict;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A run as JUnit's XML: a suite of its steps, one of its tests and one of its gates. */
public final class RunJunit {
    /** The schema of Ant, which readers go by, has no time zone. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private RunJunit() {}

    private record Case(String name, Verdict verdict, Duration elapsed, String status, Optional<String> message) {}

    private record Suite(String name, List<Case> cases) {
        long count(Verdict verdict) {
            return cases.stream().filter(each -> each.verdict() == verdict).count();
        }
    }

    /** The whole report. */
    public static String render(RunView run) {
        List<Suite> suites = new ArrayList<>();
        suites.add(new Suite("steps", run.steps().stream().map(RunJunit::step).toList()));
        suites.add(new Suite("tests", run.tests().stream().map(RunJunit::step).toList()));
        suites.add(new Suite("gates", run.gates().stream().map(RunJunit::gate).toList()));
        suites.removeIf(suite -> suite.cases().isEmpty());
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<testsuites name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"%d\" time=\"%s\">\n"
                .formatted(
                        XmlText.attribute("floe run " + run.product()),
                        suites.stream().mapToInt(suite -> suite.cases().size()).sum(),
                        suites.stream()
                                .mapToLong(suite -> suite.count(Verdict.FAILED))
                                .sum(),
                        suites.stream()
                                .mapToLong(suite -> suite.count(Verdict.ERROR))
                                .sum(),
                        seconds(run.elapsed())));
        suites.forEach(suite -> append(suite, run, xml));
        return xml.append("</testsuites>\n").toString();
    }

    private static Case step(RunView.Step step) {
        return new Case(step.uniqueId(), step.verdict(), step.elapsed(), step.status(), step.message());
    }

    private static Case gate(RunView.Gate gate) {
        return new Case(gate.table() + " " + gate.name(), gate.verdict(), Duration.ZERO, gate.status(), gate.message());
    }

    private static void append(Suite suite, RunView run, StringBuilder xml) {
        xml.append(
                "  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"%d\" timestamp=\"%s\">\n"
                        .formatted(
                                suite.name(),
                                suite.cases().size(),
                                suite.count(Verdict.FAILED),
                                suite.count(Verdict.ERROR),
                                suite.count(Verdict.SKIPPED),
                                TIME.format(run.completed().minus(run.elapsed()))));
        for (Case each : suite.cases()) {
            String head = "    <testcase classname=\"%s\" name=\"%s\" time=\"%s\""
                    .formatted(
                            XmlText.attribute(run.product() + "." + suite.name()),
                            XmlText.attribute(each.name()),
                            seconds(each.elapsed()));
            String body = body(each);
            xml.append(head).append(body.isEmpty() ? "/>\n" : ">" + body + "</testcase>\n");
        }
        xml.append("  </testsuite>\n");
    }

    private static String body(Case each) {
        String message = each.message().orElse(each.status());
        return switch (each.verdict()) {
            case PASSED -> "";
            case WARNED -> "<system-out>" + XmlText.content(each.status() + ": " + message) + "</system-out>";
            case SKIPPED -> "<skipped message=\"" + XmlText.attribute(message) + "\"/>";
            case FAILED -> element("failure", each, message);
            case ERROR -> element("error", each, message);
        };
    }

    private static String element(String name, Case each, String message) {
        return "<%s type=\"%s\" message=\"%s\">%s</%s>"
                .formatted(
                        name,
                        each.status(),
                        XmlText.attribute(message.lines().findFirst().orElse("")),
                        XmlText.content(message),
                        name);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1000.0);
    }
}
