package dev.floe.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.report.RunView.Verdict;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** A run with everything that can happen, and texts that would be markup. */
final class TestRunReportForms {
    private static final String HOSTILE = "<script>alert('\"&')</script>\u0007";

    private static final RunView RUN = new RunView(
            "shop",
            Optional.of("prod"),
            "Nothing was published",
            "20261121T190000Z-1a2b",
            Instant.parse("2026-11-21T19:00:05.123Z"),
            Duration.ofMillis(4321),
            List.of(
                    step("gold.orders", "built", Verdict.PASSED, Optional.of("OK")),
                    step("gold." + HOSTILE, "error", Verdict.ERROR, Optional.of(HOSTILE + "\nsecond line")),
                    step("gold.late", "skipped", Verdict.SKIPPED, Optional.of("A step before it failed"))),
            List.of(
                    step("unique_orders", "warned", Verdict.WARNED, Optional.of("Got 2 results")),
                    step("not_null_orders", "failed", Verdict.FAILED, Optional.of("Got 3 results"))),
            List.of(
                    gate("rows.min", "passed", Verdict.PASSED, Optional.empty()),
                    gate("volume_change.max_increase", "not_applicable", Verdict.SKIPPED, Optional.empty()),
                    gate("checks.a.max", "notified", Verdict.WARNED, Optional.of("Check 'a' gives 3")),
                    gate("null_share.*_id x_id", "blocked", Verdict.FAILED, Optional.of(HOSTILE))),
            List.of(
                    new RunView.Told("team", "slack", 3, Optional.empty()),
                    new RunView.Told("pager", "alertmanager", 5, Optional.of(HOSTILE))));

    private static final Findings FINDINGS = Findings.of(List.of(
            Problem.error(SampleError.FIRST, new Place("models/" + HOSTILE, 4, 14, 4, 19), HOSTILE)
                    .withHelp(HOSTILE),
            Problem.warning(SampleError.SECOND, "Something")));

    private static RunView.Step step(String name, String status, Verdict verdict, Optional<String> message) {
        boolean isTable = name.startsWith("gold.");
        return new RunView.Step(
                name,
                "model.shop." + name,
                status,
                verdict,
                Duration.ofMillis(1234),
                isTable ? Optional.of("1,000") : Optional.empty(),
                isTable ? Optional.of("1.5 KiB") : Optional.empty(),
                message);
    }

    private static RunView.Gate gate(String name, String status, Verdict verdict, Optional<String> message) {
        return new RunView.Gate(
                "gold.orders",
                name,
                Optional.of("3"),
                "0",
                Optional.of("manifest.yaml:7:35"),
                status,
                verdict,
                message);
    }

    @Test
    void writesJunit() throws Exception {
        String xml = RunJunit.render(RUN);
        assertThat(xml).isEqualTo("""
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites name="floe run shop" tests="9" failures="2" errors="1" time="4.321">
                  <testsuite name="steps" tests="3" failures="0" errors="1" skipped="1" timestamp="2026-11-21T19:00:00">
                    <testcase classname="shop.steps" name="model.shop.gold.orders" time="1.234"/>
                    <testcase classname="shop.steps" name="model.shop.gold.&lt;script&gt;alert('&quot;&amp;')&lt;/script&gt;" time="1.234"><error type="error" message="&lt;script&gt;alert('&quot;&amp;')&lt;/script&gt;">&lt;script&gt;alert('"&amp;')&lt;/script&gt;
                second line</error></testcase>
                    <testcase classname="shop.steps" name="model.shop.gold.late" time="1.234"><skipped message="A step before it failed"/></testcase>
                  </testsuite>
                  <testsuite name="tests" tests="2" failures="1" errors="0" skipped="0" timestamp="2026-11-21T19:00:00">
                    <testcase classname="shop.tests" name="model.shop.unique_orders" time="1.234"><system-out>warned: Got 2 results</system-out></testcase>
                    <testcase classname="shop.tests" name="model.shop.not_null_orders" time="1.234"><failure type="failed" message="Got 3 results">Got 3 results</failure></testcase>
                  </testsuite>
                  <testsuite name="gates" tests="4" failures="1" errors="0" skipped="1" timestamp="2026-11-21T19:00:00">
                    <testcase classname="shop.gates" name="gold.orders rows.min" time="0.000"/>
                    <testcase classname="shop.gates" name="gold.orders volume_change.max_increase" time="0.000"><skipped message="not_applicable"/></testcase>
                    <testcase classname="shop.gates" name="gold.orders checks.a.max" time="0.000"><system-out>notified: Check 'a' gives 3</system-out></testcase>
                    <testcase classname="shop.gates" name="gold.orders null_share.*_id x_id" time="0.000"><failure type="blocked" message="&lt;script&gt;alert('&quot;&amp;')&lt;/script&gt;">&lt;script&gt;alert('"&amp;')&lt;/script&gt;</failure></testcase>
                  </testsuite>
                </testsuites>
                """);
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(xml)))
                        .getElementsByTagName("testcase")
                        .getLength())
                .isEqualTo(9);
    }

    @Test
    void aPageHoldsNoMarkupOfOthers() {
        String page = RunPage.render(Optional.of(RUN), FINDINGS);
        assertThat(page)
                .startsWith("<!doctype html>")
                .contains("<h1>shop (prod)</h1><strong>Nothing was published</strong>")
                .contains("run 20261121T190000Z-1a2b, ended 2026-11-21 19:00:05 UTC, took 4.32 s")
                .contains("<h2>Problems</h2>", "<h2>Quality gates</h2>", "<h2>Steps</h2>", "<h2>Tests</h2>")
                .contains("<h2>Who was told</h2>")
                .contains("""
                        <h2>Tests</h2>
                        <table><thead><tr><th>result</th><th>name</th><th class="number">time</th></tr></thead><tbody>
                        <tr><td><span class="mark warned">warned</span></td><td>unique_orders<small>Got 2 results</small></td><td class="number">1.23 s</td></tr>
                        <tr><td><span class="mark failed">failed</span></td><td>not_null_orders<small>Got 3 results</small></td><td class="number">1.23 s</td></tr>
                        </tbody></table>
                        """)
                .contains("""
                        <tr><td><span class="mark failed">blocked</span></td><td>gold.orders</td><td><code>null_share.*_id x_id</code></td>\
                        <td class="number">3</td><td class="number">0</td><td><code>manifest.yaml:7:35</code></td></tr>
                        """)
                .contains("<span class=\"mark skipped\">not applicable</span>")
                .doesNotContain("<script", "http://", "https://", "src=");
    }

    @Test
    void whereNothingRanAPageSaysWhy() {
        assertThat(RunPage.render(Optional.empty(), FINDINGS))
                .contains("<h1>floe run</h1><strong>Nothing ran</strong>", "<h2>Problems</h2>")
                .doesNotContain("<h2>Steps</h2>");
    }
}
