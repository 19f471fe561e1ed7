package dev.floe.cli.report;

import dev.floe.spi.artifact.RuleResult;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import java.util.List;

/** Problems as JUnit's XML: a test case that fails for each error, one that passes for each warning and each rule that holds. */
final class JunitReport {
    private static final String SUITE = "floe compile";

    private JunitReport() {}

    static String render(Findings findings) {
        List<Problem> problems = findings.problems();
        long failures = problems.stream().filter(Problem::isError).count();
        int tests = problems.size() + findings.rules().size();
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<testsuites name=\"floe\" tests=\"" + tests + "\" failures=\"" + failures + "\" errors=\"0\">\n");
        xml.append("  <testsuite name=\"" + SUITE + "\" tests=\"" + tests + "\" failures=\"" + failures
                + "\" errors=\"0\" skipped=\"0\">\n");
        for (RuleResult rule : findings.rules()) {
            xml.append("    <testcase classname=\"" + SUITE + "\" name=\"" + XmlText.attribute(rule.rule()) + "\"/>\n");
        }
        SourceFiles sources = new SourceFiles(findings.sources());
        for (Problem problem : problems) {
            append(problem, sources, xml);
        }
        return xml.append("  </testsuite>\n</testsuites>\n").toString();
    }

    private static void append(Problem problem, SourceFiles sources, StringBuilder xml) {
        String place = problem.place().map(Place::toString).orElse("");
        String name = problem.code().id() + (place.isEmpty() ? "" : " " + place);
        String report = XmlText.content(TextReport.render(problem, sources).strip());
        xml.append("    <testcase classname=\"" + SUITE + "\" name=\"" + XmlText.attribute(name) + "\">\n");
        if (problem.isError()) {
            xml.append("      <failure type=\"" + problem.code().id() + "\" message=\""
                    + XmlText.attribute(problem.message()) + "\">" + report + "</failure>\n");
        } else {
            xml.append("      <system-out>" + report + "</system-out>\n");
        }
        xml.append("    </testcase>\n");
    }
}
