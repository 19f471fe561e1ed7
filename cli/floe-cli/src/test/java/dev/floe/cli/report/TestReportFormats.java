package dev.floe.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.spi.artifact.RuleResult;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.value.PropertyValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** One set of problems in every format, to the letter. {@code -Dfloe.golden.update=true} writes the files anew. */
final class TestReportFormats {
    private static final Path GOLDEN = Path.of(System.getProperty("floe.root"), "cli/floe-cli/src/test/golden/report");

    private static final String PRODUCT = """
            name: shop
            transforms:
              - path: models/staging/
                compute: spark
            """;

    private static final Findings FINDINGS = new Findings(
            List.of(
                    Problem.error(
                                    SampleError.FIRST,
                                    new Place("floe.yaml", 4, 14, 4, 19),
                                    "Compute 'spark' is not approved by manifest 'sales'")
                            .withRelated(
                                    new Place("../sales platform, 100%.yaml", 6, 5, 6, 13),
                                    "approved here: duckdb, snowflake")
                            .withHelp("choose an approved compute, or ask the platform team to approve 'spark'"),
                    Problem.warning(
                            SampleError.SECOND,
                            new Place("floe.yaml", 2, 1, 4, 19),
                            "Transforms hold '<&\">' and \u0007 and a\nnew line"),
                    Problem.error(SampleError.SECOND, "Nothing is where 'something' has to be")),
            Map.of("floe.yaml", PRODUCT),
            List.of(new RuleResult("approved-computes", "Every compute is approved", 2, 0)),
            file -> "shop/" + file,
            code -> "# " + code + ": Title of " + code + "\n\nWhat it means.\n");

    @Test
    void writesText() throws IOException {
        check("report.txt", ReportFormat.TEXT);
    }

    @Test
    void writesJson() throws IOException {
        check("report.json", ReportFormat.JSON);
    }

    @Test
    void writesSarif() throws IOException {
        check("report.sarif", ReportFormat.SARIF);
        assertThat(SarifSchema.violations(ReportFormat.SARIF.render(FINDINGS, Map.of())))
                .isEmpty();
        assertThat(SarifSchema.violations("{\"version\": \"2.1.0\"}")).isNotEmpty();
    }

    @Test
    void writesJunit() throws Exception {
        check("report.xml", ReportFormat.JUNIT);
        String xml = ReportFormat.JUNIT.render(FINDINGS, Map.of());
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(xml)))
                        .getElementsByTagName("testcase")
                        .getLength())
                .isEqualTo(4);
    }

    @Test
    void writesGithub() throws IOException {
        check("report.github", ReportFormat.GITHUB);
    }

    @Test
    void writesColours() throws IOException {
        check("report.ansi", TextReport.render(FINDINGS, Paint.ANSI).replace("\033", "<ESC>"));
    }

    @Test
    void writesNothingAboutNothing() {
        assertThat(ReportFormat.TEXT.render(Findings.NONE, Map.of())).isEmpty();
        assertThat(ReportFormat.GITHUB.render(Findings.NONE, Map.of())).isEmpty();
        assertThat(ReportFormat.JSON.render(Findings.NONE, Map.of("version", PropertyValue.of("1.0.0"))))
                .isEqualTo("""
                        {
                          "problems": [],
                          "version": "1.0.0"
                        }
                        """);
        assertThat(ReportFormat.JUNIT.render(Findings.NONE, Map.of())).contains("tests=\"0\" failures=\"0\"");
        assertThat(ReportFormat.SARIF.render(Findings.NONE, Map.of())).contains("\"results\": []");
    }

    @Test
    void encodesPathsOfSarif() {
        String report = sarifOf("a b/ü:#?%.yaml");
        assertThat(report).contains("\"uri\": \"a%20b/%C3%BC:%23%3F%25.yaml\"");
        assertThat(sarifOf("/srv/a b.yaml")).contains("\"uri\": \"file:///srv/a%20b.yaml\"");
        assertThat(sarifOf("c:d.yaml")).contains("\"uri\": \"./c:d.yaml\"");
    }

    private static String sarifOf(String path) {
        Problem problem = Problem.error(SampleError.FIRST, Place.startOf(path), "Nothing");
        return ReportFormat.SARIF.render(Findings.of(List.of(problem)), Map.of());
    }

    private static void check(String file, ReportFormat format) throws IOException {
        check(file, format.render(FINDINGS, Map.of()));
    }

    private static void check(String file, String report) throws IOException {
        if (Boolean.getBoolean("floe.golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(GOLDEN.resolve(file), report);
        }
        assertThat(report).isEqualTo(Files.readString(GOLDEN.resolve(file)));
    }
}
