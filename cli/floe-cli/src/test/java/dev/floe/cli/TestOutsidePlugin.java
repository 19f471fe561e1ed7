package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.testing.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plugin of the manual's page for plugin authors, installed beside floe's own. */
final class TestOutsidePlugin {
    private static final Pattern JAVA = Pattern.compile("^```java\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    @TempDir
    private Path directory;

    private Map<String, String> environment = Map.of();

    @BeforeEach
    void installThePlugin() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("floe.root"), "docs/plugin-authors.md"));
        Matcher source = JAVA.matcher(page);
        assertThat(source.find()).isTrue();
        Path plugins = directory.resolve("my-plugins");
        PluginJar.empty()
                .withSource("com.example.floe.clickhouse.ClickHousePlugin", source.group(1))
                .withEntry("com.example.floe.clickhouse.ClickHousePlugin")
                .writeTo(plugins.resolve("clickhouse/floe-compute-clickhouse.jar"));
        environment = Map.of("FLOE_PLUGIN_PATH", plugins.toString());
    }

    @Test
    void isListedByFloePlugins() {
        CapturedRun run = CapturedRun.of(directory, environment, List.of("plugins"));
        assertThat(run.exitCode()).isZero();
        assertThat(run.output().lines().filter(line -> line.startsWith("clickhouse")))
                .singleElement()
                .asString()
                .containsPattern("clickhouse +clickhouse +1\\.0\\.0 +self_hosted +3 +none +my-plugins/clickhouse");
    }

    @Test
    void canBeApprovedAndChosen() throws IOException {
        Path project = directory.resolve("shop");
        Files.createDirectories(project.resolve("models"));
        Files.writeString(project.resolve("models/a.sql"), "select 1 as a\n");
        Files.writeString(project.resolve("dbt_project.yml"), "name: shop\n");
        Files.writeString(
                project.resolve("floe.yaml"), "transforms: [{type: dbt, path: models, compute: clickhouse}]\n");
        Files.writeString(
                project.resolve("manifest.yaml"),
                "plugins:\n  compute:\n    approved: [{name: clickhouse, config: {host: ch.example.com}}]\n");

        assertThat(CapturedRun.of(project, environment, List.of("compile")).exitCode())
                .isZero();
        assertThat(Files.readString(project.resolve("target/profiles.yml"))).isEqualTo("""
                        shop:
                          target: clickhouse
                          outputs:
                            clickhouse:
                              type: clickhouse
                              host: ch.example.com
                              user: "{{ env_var('CLICKHOUSE_USER') }}"
                              password: "{{ env_var('CLICKHOUSE_PASSWORD') }}"
                              schema: default
                              threads: 4
                        """);
        CapturedRun without = CapturedRun.of(project, List.of("compile"));
        assertThat(without.exitCode()).isEqualTo(2);
        assertThat(without.errors()).contains("error[FLOE-C102]: Compute 'clickhouse' is known to no installed plugin");
    }
}
