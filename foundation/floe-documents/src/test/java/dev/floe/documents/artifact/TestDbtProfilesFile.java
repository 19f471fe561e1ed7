package dev.floe.documents.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.documents.Described;
import dev.floe.documents.Document;
import dev.floe.documents.RandomValues;
import dev.floe.documents.YamlDialect;
import dev.floe.documents.YamlReader;
import dev.floe.documents.YamlWriter;
import dev.floe.documents.shape.Shapes;
import dev.floe.spi.artifact.DbtProfile;
import dev.floe.spi.compute.DbtTarget;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.value.PropertyValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TestDbtProfilesFile {
    @Test
    void writesWhatDbtReads() {
        Map<String, PropertyValue> settings = new LinkedHashMap<>();
        settings.put("s3_region", PropertyValue.of("eu-central-1"));
        settings.put("ratio", new PropertyValue.Fraction(new BigDecimal("1E+3")));
        DbtTarget duckdb = DbtTarget.ofType("duckdb")
                .with("path", "target/shop.duckdb")
                .with("threads", PropertyValue.of(8))
                .with("extensions", PropertyValue.of(List.of("httpfs", "yes")))
                .with("settings", new PropertyValue.Entries(settings))
                .with(
                        "attach",
                        new PropertyValue.Items(
                                List.of(new PropertyValue.Entries(Map.of("path", PropertyValue.of("x.db"))))))
                .with("empty", new PropertyValue.Items(List.of()));
        DbtTarget snowflake = DbtTarget.ofType("snowflake")
                .with("account", "012")
                .withEnvironmentVariable("password", "SNOWFLAKE_PASSWORD")
                .with("client_session_keep_alive", PropertyValue.of(false));
        Map<String, DbtTarget> outputs = new LinkedHashMap<>();
        outputs.put("duckdb", duckdb);
        outputs.put("snowflake", snowflake);

        assertThat(DbtProfilesFile.write(new DbtProfile("sales", "duckdb", outputs)))
                .isEqualTo("""
                        sales:
                          target: duckdb
                          outputs:
                            duckdb:
                              type: duckdb
                              path: target/shop.duckdb
                              threads: 8
                              extensions:
                                - httpfs
                                - "yes"
                              settings:
                                s3_region: eu-central-1
                                ratio: 1.0E+3
                              attach:
                                - path: x.db
                              empty: []
                            snowflake:
                              type: snowflake
                              account: "012"
                              password: "{{ env_var('SNOWFLAKE_PASSWORD') }}"
                              client_session_keep_alive: false
                        """);
    }

    @Test
    void quotesWhatPyYamlWouldTakeForSomethingElse() {
        for (String text : List.of(
                "yes",
                "No",
                "on",
                "OFF",
                "y",
                "N",
                "true",
                "null",
                "~",
                "",
                "012",
                "1e3",
                "1_000",
                "0x1F",
                "12:30",
                "2024-01-01",
                ".5",
                ".inf",
                "-1",
                "+1",
                "=",
                "<<",
                "a: b",
                "a #b",
                "# a",
                "- a",
                "{a}",
                "[a]",
                "*a",
                "&a",
                "!a",
                "|",
                ">",
                "%a",
                "@a",
                "`a",
                " a",
                "a ",
                "a\nb")) {
            assertThat(YamlWriter.write(new PropertyValue.Entries(Map.of("k", PropertyValue.of(text)))))
                    .startsWith("k: \"")
                    .endsWith("\"\n");
        }
    }

    @Test
    void whatIsWrittenIsReadBackByBothDialects() {
        Random random = new Random(5);
        for (int round = 0; round < 3_000; round++) {
            PropertyValue value = new PropertyValue.Entries(visible(RandomValues.entries(random, 4)));
            String yaml = YamlWriter.write(value);
            for (YamlDialect dialect : YamlDialect.values()) {
                assertThat(readBack(yaml, dialect)).as(yaml).isEqualTo(normalized(value));
            }
        }
    }

    @Test
    void theSameProfileGivesTheSameBytes() {
        assertThat(DbtProfilesFile.write(ArtifactExamples.rich().dbtProfile()))
                .isEqualTo(DbtProfilesFile.write(ArtifactExamples.rich().dbtProfile()));
    }

    private static PropertyValue readBack(String yaml, YamlDialect dialect) {
        ProblemCollector problems = new ProblemCollector();
        Document document = YamlReader.read("profiles.yml", yaml.getBytes(StandardCharsets.UTF_8), dialect, problems);
        assertThat(Described.problems(problems)).as(yaml).isEmpty();
        return normalized(
                Shapes.property().read(document.root().orElseThrow(), problems).orElseThrow());
    }

    /** Numbers by their value: YAML needs a point in a decimal number, so {@code 5} is written {@code 5.0}. */
    private static PropertyValue normalized(PropertyValue value) {
        return switch (value) {
            case PropertyValue.Fraction(BigDecimal fraction) ->
                new PropertyValue.Fraction(fraction.stripTrailingZeros());
            case PropertyValue.Items(List<PropertyValue> items) ->
                new PropertyValue.Items(
                        items.stream().map(TestDbtProfilesFile::normalized).toList());
            case PropertyValue.Entries(Map<String, PropertyValue> entries) -> {
                Map<String, PropertyValue> copy = new LinkedHashMap<>();
                entries.forEach((key, entry) -> copy.put(key, normalized(entry)));
                yield new PropertyValue.Entries(copy);
            }
            case PropertyValue.Text text -> text;
            case PropertyValue.Truth truth -> truth;
            case PropertyValue.Whole whole -> whole;
        };
    }

    /** Without the characters that floe refuses in YAML even as an escape. */
    private static Map<String, PropertyValue> visible(Map<String, PropertyValue> entries) {
        Map<String, PropertyValue> copy = new LinkedHashMap<>();
        entries.forEach((key, value) -> copy.put(visible(key), visible(value)));
        return copy;
    }

    private static PropertyValue visible(PropertyValue value) {
        return switch (value) {
            case PropertyValue.Text(String text) -> PropertyValue.of(visible(text));
            case PropertyValue.Items(List<PropertyValue> items) ->
                new PropertyValue.Items(
                        items.stream().map(TestDbtProfilesFile::visible).toList());
            case PropertyValue.Entries(Map<String, PropertyValue> entries) ->
                new PropertyValue.Entries(visible(entries));
            case PropertyValue.Fraction fraction -> fraction;
            case PropertyValue.Truth truth -> truth;
            case PropertyValue.Whole whole -> whole;
        };
    }

    private static String visible(String text) {
        return text.replaceAll("[\u202E\u0000]", "");
    }
}
