package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README and the manual show works, and what they link to exists. */
final class TestManual {
    private static final Path ROOT = Path.of(System.getProperty("floe.root"));
    private static final Pattern BLOCK = Pattern.compile("^```(\\w*)\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

    @TempDir
    private Path directory;

    @Test
    void theFullExamplesOfTheTwoFilesCompileTogether() throws IOException {
        write("floe.yaml", firstBlock("docs/floe-yaml.md").replaceFirst("ref: \\S+", "ref: manifest.yaml"));
        write(
                "manifest.yaml",
                firstBlock("docs/manifest.md").replaceFirst("parent_manifest: \\S+", "parent_manifest: top.yaml"));
        write("top.yaml", """
                name: top
                scope: enterprise
                plugins: {compute: {approved: [duckdb, spark, snowflake]}}
                data_architecture: {layers: {bronze: {}, silver: {}, gold: {}}}
                """);
        write("dbt_project.yml", "name: sales_analytics\n");
        Matcher path = Pattern.compile("path: (\\S+)").matcher(firstBlock("docs/floe-yaml.md"));
        while (path.find()) {
            String folder = path.group(1).replaceAll("[,}/]+$", "");
            String name = (folder.contains("staging") ? "silver_" : "") + folder.replace('/', '_');
            write(folder + "/" + name + ".sql", "select 1 as a\n");
            write(folder + "/" + name + ".yml", """
                    models:
                      - name: %s
                        description: All of them
                        columns: [{name: a, description: The key, data_tests: [not_null, unique]}]
                    """.formatted(name));
        }
        CapturedRun run = CapturedRun.of(directory, List.of("compile"));
        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void theExamplesOfSecretsWork() throws IOException {
        List<String> blocks = blocks("docs/secrets.md").toList();
        write("floe.yaml", "platform: {ref: manifest.yaml}\ntransforms: [{type: dbt, path: models, layer: gold}]\n");
        write("manifest.yaml", blocks.getFirst());
        write("dbt_project.yml", "name: shop\nprofile: shop\n");
        write("models/proxy.sql", "select current_setting('http_proxy_username') as name\n");
        assertThat(CapturedRun.of(directory, List.of("compile", "--env", "dev")))
                .returns(0, CapturedRun::exitCode)
                .returns("", CapturedRun::errors);
        write("manifest.yaml", """
                plugins:
                  compute: {approved: [{name: duckdb, connection_secret_ref: lake-proxy}]}
                  secrets: {name: file, config: {path: secrets.yaml}}
                """);
        write("secrets.yaml", blocks.get(4));
        Files.setPosixFilePermissions(directory.resolve("secrets.yaml"), PosixFilePermissions.fromString("rw-------"));
        assertThat(CapturedRun.of(directory, List.of("run"))).returns(0, CapturedRun::exitCode);
        assertThat(CapturedRun.of(directory, List.of("show", "select name from gold.proxy"))
                        .output())
                .contains("ana");
    }

    @Test
    void theExamplesOfGovernanceWork() throws IOException {
        List<String> blocks = blocks("docs/governance.md").toList();
        write("manifest.yaml", blocks.getFirst());
        write("floe.yaml", blocks.get(1));
        write("models/gold/gold_sales.sql", blocks.get(2));
        write("models/gold/gold_sales.yml", "models: [{name: gold_sales, description: All sales}]\n");
        write("models/gold/gold_legacy_sales.sql", "{{ config(materialized='table') }}\nselect 1 as id\n");
        write("dbt_project.yml", "name: sales\n");
        write("models/bronze/bronze_orders.sql", "select 1 as id, 2 as amount\n");
        write("models/silver/silver_a.sql", "select 1 as a\n");
        write(
                "models/silver/silver_a.yml",
                "models: [{name: silver_a, columns: [{name: a, data_tests: [not_null]}]}]\n");
        CapturedRun run = CapturedRun.of(directory, List.of("compile", "--as-of", "2026-11-21"));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors())
                .contains(blocks.get(3))
                .contains("warning[FLOE-C116]: Model 'gold_legacy_sales'")
                .contains("notice[FLOE-C117]: Model 'gold_legacy_sales'")
                .doesNotContain("FLOE-C132");
        assertThat(CapturedRun.of(directory, List.of("compile", "--as-of", "2027-02-01"))
                        .errors())
                .contains("error[FLOE-C132]: Model 'gold_legacy_sales': needs a domain in its meta")
                .contains("this exemption has expired on 2027-01-31");
        write("policy-tests/order/manifest.yaml", blocks.getFirst());
        write("policy-tests/order/floe.yaml", blocks.get(1));
        write("policy-tests/order/dbt_project.yml", "name: sales\n");
        write("policy-tests/order/models/gold/gold_sales.sql", blocks.get(2));
        write(
                "policy-tests/order/models/gold/gold_sales.yml",
                "models: [{name: gold_sales, description: All sales}]\n");
        write("policy-tests/order/models/silver/silver_a.sql", "select 1 as a\n");
        write("policy-tests/order/models/silver/silver_a.yml", """
                models: [{name: silver_a, columns: [{name: a, data_tests: [not_null]}]}]
                """);
        write("policy-tests/order/models/bronze/bronze_orders.sql", "select 1 as id, 2 as amount\n");
        write("policy-tests/order/expected.txt", blocks.get(5));
        assertThat(CapturedRun.of(directory, List.of("platform", "test"))).returns(0, CapturedRun::exitCode);
    }

    @Test
    void theExamplesOfQualityGatesWork() throws IOException {
        List<String> blocks = blocks("docs/quality-gates.md").toList();
        write("manifest.yaml", blocks.getFirst());
        write("floe.yaml", """
                name: sales
                platform: {ref: manifest.yaml}
                transforms: [{type: dbt, path: models, layer: gold}]
                """);
        write("dbt_project.yml", "name: sales\n");
        write("models/orders.yml", blocks.get(1));
        write(
                "models/orders.sql",
                "select range as order_id, 'a@b' as email, 10.5 as amount, current_timestamp as loaded_at"
                        + " from range(500)\n");
        CapturedRun run = CapturedRun.of(directory, List.of("run"));
        assertThat(run.errors())
                .contains("warning[FLOE-R010]: Table 'gold.orders' has 500 rows, below the limit of 1000")
                .contains("1 warning");
        assertThat(run.exitCode()).isZero();
        write("manifest.yaml", blocks.get(2));
        assertThat(CapturedRun.of(directory, List.of("compile")).errors()).isEqualTo("");
    }

    @Test
    void theReadmeShowsAnErrorAsItIsPrinted() throws IOException {
        String expected = blocks("README.md")
                .filter(block -> block.startsWith("error["))
                .findFirst()
                .orElseThrow();
        Path example = directory.resolve("data-mesh");
        copy(ROOT.resolve("examples/data-mesh"), example);
        Path product = example.resolve("products/orders");
        Path file = product.resolve("floe.yaml");
        Files.writeString(file, Files.readString(file).replace("compute: spark", "compute: snowflake"));
        CapturedRun run = CapturedRun.of(product, List.of("compile"));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).isEqualTo(expected + "\n1 error\n");
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path file : files.filter(path ->
                            path.toString().endsWith(".md") && !path.toString().contains("/target/"))
                    .toList()) {
                Matcher link = LINK.matcher(Files.readString(file));
                while (link.find()) {
                    assertThat(file.resolveSibling(link.group(1)).normalize())
                            .as("link of %s", ROOT.relativize(file))
                            .exists();
                }
            }
        }
    }

    @Test
    void theReadmeIsShort() throws IOException {
        assertThat(Files.readString(ROOT.resolve("README.md")).lines().count()).isLessThanOrEqualTo(120);
    }

    private static String firstBlock(String page) throws IOException {
        return blocks(page).findFirst().orElseThrow();
    }

    private static Stream<String> blocks(String page) throws IOException {
        return BLOCK.matcher(Files.readString(ROOT.resolve(page))).results().map(block -> block.group(2));
    }

    private void write(String path, String text) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }

    private static void copy(Path source, Path target) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = target.resolve(source.relativize(file).toString());
                Files.createDirectories(copy.resolveSibling("."));
                Files.copy(file, copy);
            }
        }
    }
}
