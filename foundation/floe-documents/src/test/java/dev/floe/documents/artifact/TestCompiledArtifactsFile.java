package dev.floe.documents.artifact;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.documents.Described;
import dev.floe.documents.JsonSchemas;
import dev.floe.documents.Sha256;
import dev.floe.spi.artifact.CompiledArtifacts;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.value.PropertyValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TestCompiledArtifactsFile {
    private static final String FILE = CompiledArtifactsFile.write(ArtifactExamples.rich());
    private static final PropertyValue.Entries SCHEMA = CompiledArtifactsFile.jsonSchema();

    @Test
    void whatIsWrittenIsReadBack() {
        assertThat(read(FILE)).hasValue(ArtifactExamples.rich());
        for (int seed = 0; seed < 300; seed++) {
            CompiledArtifacts artifacts = ArtifactExamples.random(seed);

            assertThat(read(CompiledArtifactsFile.write(artifacts))).hasValue(artifacts);
        }
    }

    @Test
    void mapsKeepTheirOrder() {
        CompiledArtifacts artifacts = read(FILE).orElseThrow();

        assertThat(artifacts.computeRegistry().configs().keySet()).containsExactly("spark", "duckdb");
        assertThat(requireNonNull(artifacts.dbtProfile().outputs().get("spark"))
                        .entries()
                        .keySet())
                .containsExactly("type", "host", "token", "retry");
    }

    @Test
    void equalArtifactsGiveEqualBytes() {
        assertThat(CompiledArtifactsFile.write(ArtifactExamples.rich())).isEqualTo(FILE);
        assertThat(CompiledArtifactsFile.write(read(FILE).orElseThrow())).isEqualTo(FILE);
    }

    @Test
    void theVersionComesFirstAndTheDigestLast() {
        assertThat(FILE)
                .startsWith("{\n  \"format_version\": \"1.2\",\n  \"product\": {\n    \"name\": \"sales-analytics\",");
        byte[] bytes = FILE.getBytes(StandardCharsets.UTF_8);
        byte[] before = Arrays.copyOf(bytes, bytes.length - 86);
        assertThat(FILE).endsWith(",\n  \"digest\": \"sha256:" + Sha256.of(before) + "\"\n}\n");
        assertThat(new String(before, StandardCharsets.UTF_8)).endsWith(",\n  ");
    }

    @Test
    void absentMembersAreLeftOut() {
        assertThat(FILE).contains("\"schedule\"").doesNotContain(": null");
        CompiledArtifacts rich = ArtifactExamples.rich();
        CompiledArtifacts without = new CompiledArtifacts(
                rich.product(),
                rich.inputs(),
                rich.manifests(),
                rich.computeRegistry(),
                rich.plugins(),
                rich.dataArchitecture(),
                rich.governance(),
                rich.transforms(),
                rich.nodes(),
                rich.gates(),
                Optional.empty(),
                rich.environments(),
                rich.dbtProfile(),
                rich.rules(),
                rich.evidence(),
                rich.origins());

        assertThat(CompiledArtifactsFile.write(without)).doesNotContain("\"schedule\"");
    }

    @Test
    void theAlterationOfAnyByteIsNoticed() {
        byte[] bytes = FILE.getBytes(StandardCharsets.UTF_8);
        Random random = new Random(3);
        for (int at = 0; at < bytes.length; at += at > bytes.length - 100 ? 1 : 1 + random.nextInt(40)) {
            byte[] altered = bytes.clone();
            altered[at] ^= (byte) (1 << random.nextInt(7));

            ProblemCollector problems = new ProblemCollector();
            assertThat(CompiledArtifactsFile.read("a.json", altered, problems))
                    .as("byte %d", at)
                    .isEmpty();
            assertThat(problems.problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.code().id()).startsWith("FLOE-A00"));
        }
    }

    @Test
    void anAlteredFileIsCalledAltered() {
        String altered = "A002 1:1-1:1 The artifact was altered after it was written: its digest differs"
                + " | compile the product again";
        assertProblems(FILE.replace("silver_", "golden_"), altered);
        assertProblems(FILE.replace("\n", "\r\n"), altered);
        assertProblems(FILE.replace("\"sha256:", "\"sha256: "), altered);
        assertProblems(FILE + "\n", altered);
        assertProblems(FILE.replace("\"product\": {", "\"product\": "), altered);
    }

    @Test
    void aTruncatedFileIsCalledTruncated() {
        String truncated = "A001 1:1-1:1 The artifact is not complete: its end is missing | compile the product again";
        for (int length :
                List.of(0, 1, 50, FILE.length() / 2, FILE.length() - 87, FILE.length() - 20, FILE.length() - 2)) {
            assertProblems(FILE.substring(0, length), truncated);
        }
        assertProblems("{}", "A001 1:1-1:1 The artifact has no digest | compile the product again");
        assertProblems("[1]", "A001 1:1-1:1 The artifact has no digest | compile the product again");
        assertProblems("not json", truncated);
    }

    @Test
    void anotherMajorVersionIsRefusedByBothVersions() {
        assertProblems(
                resealed(FILE.replace("\"format_version\": \"1.2\"", "\"format_version\": \"2.3\"")),
                "A003 1:1-1:1 The artifact has format version 2.3, and this floe reads 1.x"
                        + " | use the floe that wrote it, or compile the product again");
        assertProblems(
                "{\"format_version\": \"0.9\"}",
                "A003 1:1-1:1 The artifact has format version 0.9, and this floe reads 1.x"
                        + " | use the floe that wrote it, or compile the product again");
    }

    @Test
    void aNewerMinorVersionIsReadWithoutWhatItAdds() {
        String newer =
                resealed(FILE.replace("\"format_version\": \"1.2\"", "\"format_version\": \"1.7\", \"lineage\": {}")
                        .replace("\"name\": \"sales-analytics\"", "\"name\": \"sales-analytics\", \"owner\": [1]"));

        assertThat(read(newer)).hasValue(ArtifactExamples.rich());
        assertProblems(
                resealed(FILE.replace("\"format_version\": \"1.2\"", "\"format_version\": \"1.2\", \"lineage\": {}")),
                "D020 2:28-2:37 The key 'lineage' is unknown | known keys: format_version, product, inputs, manifests,"
                        + " compute_registry, plugins, data_architecture, governance, transforms, nodes, gates, schedule,"
                        + " environments, dbt_profile, rules, evidence, origins, digest");
    }

    @Test
    void aSealDoesNotMakeNonsenseAnArtifact() {
        assertProblemCodes(FILE.replace("\"default\": \"duckdb\"", "\"default\": \"flink\""), "D023");
        assertProblemCodes(FILE.replace("\"target\": \"duckdb\"", "\"target\": \"flink\""), "D023");
        assertProblemCodes(FILE.replace("\"minimum_test_coverage\": 80", "\"minimum_test_coverage\": 101"), "D024");
        assertProblemCodes(FILE.replace("\"type\": \"spark\"", "\"kind\": \"spark\""), "D022");
        assertProblemCodes(
                FILE.replace("\"hosting\": \"self_hosted\"", "\"hosting\": \"nobody\""), "D023", "D023", "D023");
        assertProblemCodes(FILE.replace("\"product\": {", "\"product\": "), "D007");
        assertProblemCodes(FILE.replace("\"format_version\": \"1.2\",", ""), "D022");
    }

    @Test
    void theSchemaTakesWhatIsWritten() {
        assertThat(JsonSchemas.isSchema(SCHEMA)).isTrue();
        assertThat(JsonSchemas.accepts(SCHEMA, FILE)).isTrue();
        for (int seed = 0; seed < 100; seed++) {
            assertThat(JsonSchemas.accepts(SCHEMA, CompiledArtifactsFile.write(ArtifactExamples.random(seed))))
                    .isTrue();
        }
    }

    @Test
    void theSchemaRefusesWhatTheReaderRefuses() {
        for (String broken : List.of(
                FILE.replace("\"minimum_test_coverage\": 80", "\"minimum_test_coverage\": 101"),
                FILE.replace("\"type\": \"spark\"", "\"kind\": \"spark\""),
                FILE.replace("\"hosting\": \"self_hosted\"", "\"hosting\": \"nobody\""),
                FILE.replace("\"format_version\": \"1.2\"", "\"format_version\": \"2.0\""),
                FILE.replace("\"format_version\": \"1.2\",", ""),
                FILE.replace("\"digest\": \"sha256:", "\"digest\": \"md5:"),
                FILE.replace("\"dbt_project\"", "\"dbtProject\""),
                FILE.replace("\"checked\": 3", "\"checked\": -3"))) {
            assertThat(JsonSchemas.accepts(SCHEMA, broken)).isFalse();
            assertThat(CompiledArtifactsFile.read(
                            "a.json", resealed(broken).getBytes(StandardCharsets.UTF_8), new ProblemCollector()))
                    .isEmpty();
        }
    }

    private static Optional<CompiledArtifacts> read(String text) {
        ProblemCollector problems = new ProblemCollector();
        Optional<CompiledArtifacts> artifacts =
                CompiledArtifactsFile.read("a.json", text.getBytes(StandardCharsets.UTF_8), problems);
        assertThat(Described.problems(problems)).isEmpty();
        return artifacts;
    }

    private static void assertProblems(String text, String expected) {
        ProblemCollector problems = new ProblemCollector();
        assertThat(CompiledArtifactsFile.read("a.json", text.getBytes(StandardCharsets.UTF_8), problems))
                .isEmpty();
        assertThat(Described.problems(problems)).containsExactly(expected);
    }

    private static void assertProblemCodes(String text, String... codes) {
        ProblemCollector problems = new ProblemCollector();
        assertThat(CompiledArtifactsFile.read("a.json", resealed(text).getBytes(StandardCharsets.UTF_8), problems))
                .isEmpty();
        assertThat(Described.problems(problems).stream().map(problem -> problem.substring(0, 4)))
                .containsExactly(codes);
    }

    /** The digest made anew: what somebody could do who means harm. */
    private static String resealed(String text) {
        String body = text.substring(0, text.lastIndexOf("\"digest\""));
        return text.contains("md5:") ? text : body + ArtifactSeal.of(body);
    }
}
