package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.report.SarifSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reports of a run say what happened, and no more. */
final class TestRunReports {
    private static final String[] RUN = {
        "run", "--report", "json=out/run.json", "html=out/run.html", "sarif=out/run.sarif", "junit=out/run.xml"
    };

    private final TestedProduct product;

    TestRunReports(@TempDir Path directory) {
        product = new TestedProduct(directory);
        product.write("floe.yaml", """
                name: shop
                platform: {ref: manifest.yaml}
                transforms: [{type: dbt, path: models/, layer: gold}]
                """);
        product.write("manifest.yaml", """
                name: acme
                plugins: {compute: {approved: [duckdb]}}
                data_architecture:
                  layers:
                    gold:
                      quality_gates: {rows: {min: 1, max: 1}}
                """);
        product.model("orders", "select range as id from range(2)");
        product.write("models/orders.yml", "models: [{name: orders, columns: [{name: id, data_tests: [unique]}]}]\n");
    }

    private String written(String file) throws IOException {
        return Files.readString(product.directory().resolve("out/" + file));
    }

    @Test
    void ofARunThatIsHeldBack() throws IOException {
        CapturedRun run = product.floe(RUN);
        assertThat(run.exitCode()).as(run.errors()).isEqualTo(1);
        assertThat(written("run.xml")
                        .replaceAll("(time|timestamp)=\"[^\"]*\"", "$1=\"\"")
                        .replaceAll("orders_id\\.[0-9a-f]+", "orders_id.HASH"))
                .isEqualTo("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <testsuites name="floe run shop" tests="4" failures="1" errors="0" time="">
                          <testsuite name="steps" tests="1" failures="0" errors="0" skipped="0" timestamp="">
                            <testcase classname="shop.steps" name="model.shop.orders" time=""/>
                          </testsuite>
                          <testsuite name="tests" tests="1" failures="0" errors="0" skipped="0" timestamp="">
                            <testcase classname="shop.tests" name="test.shop.unique_orders_id.HASH" time=""/>
                          </testsuite>
                          <testsuite name="gates" tests="2" failures="1" errors="0" skipped="0" timestamp="">
                            <testcase classname="shop.gates" name="gold.orders rows.min" time=""/>
                            <testcase classname="shop.gates" name="gold.orders rows.max" time=""><failure type="blocked" message="Table 'gold.orders' has 2 rows, above the limit of 1">Table 'gold.orders' has 2 rows, above the limit of 1</failure></testcase>
                          </testsuite>
                        </testsuites>
                        """);
        assertThat(SarifSchema.violations(written("run.sarif"))).isEmpty();
        assertThat(written("run.sarif"))
                .contains("\"ruleId\": \"FLOE-R010\"", "\"uri\": \"manifest.yaml\"", "\"startLine\": 6")
                .contains("\"text\": \"Too few or too many rows\"");
        assertThat(written("run.json")).contains("\"status\": \"blocked\"", "\"published\": []");
        assertThat(written("run.html"))
                .contains("<strong>Nothing was published (the next run takes up what was built)</strong>")
                .contains("<code>rows.max</code>", "<code>manifest.yaml:6:");
    }

    @Test
    void ofATestThatFails() throws IOException {
        product.model("orders", "select 1 as id from range(2)");
        assertThat(product.floe(RUN).exitCode()).isEqualTo(1);
        assertThat(written("run.xml"))
                .contains("<failure type=\"failed\" message=\"Got 1 result, configured to fail if != 0\">")
                .doesNotContain("name=\"gates\"");
        assertThat(written("run.sarif"))
                .contains("\"ruleId\": \"FLOE-B402\"", "\"level\": \"error\"", "\"uri\": \"models/orders.yml\"");
        assertThat(written("run.html")).doesNotContain("Quality gates").contains("FLOE-B402");
    }

    @Test
    void whereNothingRanTheySayThat() throws IOException {
        product.floe(RUN);
        product.write("floe.yaml", "name: shop\nplatform: {ref: nowhere.yaml}\ntransforms: []\n");
        assertThat(product.floe(RUN).exitCode()).isEqualTo(2);
        assertThat(written("run.html")).contains("<strong>Nothing ran</strong>").doesNotContain("gold.orders");
        assertThat(written("run.xml")).contains("<failure type=\"FLOE-").doesNotContain("gold.orders");
        assertThat(SarifSchema.violations(written("run.sarif"))).isEmpty();
    }

    @Test
    void aFormatThatIsNoneIsRefusedBeforeAnythingIsTouched() throws IOException {
        product.write("out/run.html", "kept");
        CapturedRun run = product.floe("run", "--report", "html=out/run.html", "pdf=out/run.pdf");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).isEqualTo("""
                error[FLOE-U004]: Value 'pdf=out/run.pdf' of option '--report' is not one of json=FILE, html=FILE, sarif=FILE, junit=FILE
                """);
        assertThat(written("run.html")).isEqualTo("kept");
        assertThat(product.floe("run", "--report", "html=a.html", "html=b.html").errors())
                .contains("error[FLOE-U006]: Option '--report' names 'html' twice");
    }
}
