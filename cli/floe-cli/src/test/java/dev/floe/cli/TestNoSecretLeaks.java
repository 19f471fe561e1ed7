package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A credential that somebody put where floe can see it comes out nowhere: in no message, frame or report of any format, in no
 * file that is written; not as it is, and not in Base64 or URL encoding.
 */
final class TestNoSecretLeaks {
    private static final String CANARY = "zQ7+Canary/x9=hunter2";

    private static final List<List<String>> COMMANDS = List.of(
            List.of("compile"),
            List.of("compile", "--color", "always"),
            List.of("compile", "--show-origin"),
            List.of("compile", "--format", "json"),
            List.of("compile", "--format", "sarif"),
            List.of("compile", "--format", "junit"),
            List.of("compile", "--format", "github"),
            List.of("compile", "--output", "json"),
            List.of("plugins"),
            List.of("plugins", "--output", "json"));

    @TempDir
    private Path directory;

    /** Manifests with a canary in every place that a credential could land in. */
    static List<String> manifests() {
        return List.of(
                "plugins:\n  compute:\n    approved:\n      - {name: snowflake, config: {password: CANARY}}\n",
                "plugins:\n  compute:\n    approved:\n      - name: snowflake\n        config:\n          private_key: |\n"
                        + "            CANARY\n            CANARY\n",
                "plugins:\n  compute:\n    approved:\n      - name: snowflake\n        config:\n          password: >-\n"
                        + "            CANARY\n         broken: [\n",
                "plugins:\n  compute:\n    approved:\n      - {name: snowflake, password: CANARY}\n",
                "plugins:\n  compute:\n    approved:\n      - {name: snowflake, connection_secret_ref: \"CANARY\"}\n",
                "plugins:\n  compute:\n    approved:\n      - {name: duckdb, config: {settings: {s3_secret_access_key: CANARY}}}\n",
                "plugins:\n  compute:\n    approved:\n      - {name: duckdb, config: {settings: {motherduck_token: [CANARY]}}}\n",
                "plugins:\n  catalog: {name: polaris, config: {uri: \"https://root:CANARY@polaris.example.com\"}}\n",
                "plugins:\n  catalog: {name: polaris, config: {credential: \"root:CANARY\"}}\n",
                "plugins:\n  catalog: {name: polaris, config: {oauth: {client_secret: CANARY}}}\n",
                "plugins:\n  storage: {name: s3, config: {secret_access_key: CANARY, access_key_id: CANARY}}\n",
                "plugins:\n  secrets: {name: vault, config: {token: CANARY}}\n",
                "environments:\n  prod:\n    catalog: {config: {password: CANARY}}\n",
                "environments:\n  prod:\n    connection_secret_refs: {duckdb: \"CANARY\"}\n",
                "environments:\n  prod:\n    storage: {connection_secret_ref: \"CANARY\"}\n",
                "api_token: CANARY\n",
                "password: CANARY\npassword: CANARY\n",
                "password: \"CANARY\n",
                "password: CANARY: x\n",
                "secret: {a: CANARY\n",
                "{\"name\": 7, \"token\": \"CANARY\"}\n",
                "name: 7 # password: CANARY\n",
                "parent_manifest: \"https://robot:CANARY@example.com/enterprise.yaml\"\n",
                "data_architecture:\n  layers:\n    gold: {location: \"s3://key:CANARY@bucket\"}\n");
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void showsNoCredentialOfAManifest(String manifest) throws IOException {
        project();
        Files.writeString(directory.resolve("manifest.yaml"), manifest.replace("CANARY", CANARY));
        assertThat(CapturedRun.of(directory, List.of("compile")).exitCode()).isEqualTo(2);
        checkAllOutputs();
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void showsNoCredentialOfAProduct(String manifest) throws IOException {
        project();
        Files.writeString(directory.resolve("floe.yaml"), manifest.replace("CANARY", CANARY));
        assertThat(CapturedRun.of(directory, List.of("compile")).exitCode()).isEqualTo(2);
        checkAllOutputs();
    }

    @Test
    void showsAndWritesNothingOfWhatAProductThatCompilesHasAround() throws IOException {
        project();
        Files.writeString(
                directory.resolve("manifest.yaml"),
                "plugins:\n  compute:\n    approved:\n      - {name: snowflake, connection_secret_ref: snowflake-prod}\n"
                        + "      - duckdb\n");
        Files.writeString(
                directory.resolve("dbt_project.yml"),
                "name: shop\nvars:\n  api_token: %s\n  url: https://u:%s@example.com\n".formatted(CANARY, CANARY));
        Files.writeString(
                directory.resolve("profiles.yml"), "shop: {outputs: {dev: {password: %s}}}\n".formatted(CANARY));
        Files.writeString(directory.resolve(".env"), "SNOWFLAKE_PASSWORD=%s\n".formatted(CANARY));
        Files.writeString(directory.resolve("models/a.sql"), "select '%s' as password\n".formatted(CANARY));
        assertThat(CapturedRun.of(directory, List.of("compile")).exitCode()).isZero();
        checkAllOutputs();
        assertThat(Files.readString(directory.resolve("target/profiles.yml")))
                .contains("{{ env_var('SNOWFLAKE_PASSWORD') }}");
    }

    private void project() throws IOException {
        Files.createDirectories(directory.resolve("models"));
        Files.writeString(directory.resolve("dbt_project.yml"), "name: shop\n");
        Files.writeString(directory.resolve("models/a.sql"), "select 1 as a\n");
        Files.writeString(directory.resolve("floe.yaml"), "transforms: [{type: dbt, path: models}]\n");
    }

    private void checkAllOutputs() throws IOException {
        Map<String, String> environment = Map.of(
                "SNOWFLAKE_PASSWORD", CANARY,
                "FLOE_TOKEN", CANARY,
                "POSTGRES_PASSWORD", CANARY,
                "AWS_SECRET_ACCESS_KEY", CANARY);
        for (List<String> command : COMMANDS) {
            CapturedRun run = CapturedRun.of(directory, environment, command);
            assertThat(run.exitCode()).as(String.join(" ", command)).isIn(0, 2);
            check(run.output());
            check(run.errors());
        }
        Path target = directory.resolve("target");
        if (Files.isDirectory(target)) {
            try (Stream<Path> files = Files.walk(target)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    check(Files.readString(file));
                }
            }
        }
    }

    private static void check(String text) {
        for (String form : forms()) {
            assertThat(text).doesNotContain(form);
        }
    }

    /** The canary and its halves, plain, URL-encoded, and in Base64 at each of the three offsets within a longer text. */
    private static List<String> forms() {
        List<String> forms = new ArrayList<>(List.of(CANARY, "Canary/x9", "hunter2"));
        forms.add(URLEncoder.encode(CANARY, StandardCharsets.UTF_8));
        for (int offset = 0; offset < 3; offset++) {
            byte[] padded = ("x".repeat(offset) + CANARY).getBytes(StandardCharsets.UTF_8);
            String encoded = Base64.getEncoder().encodeToString(padded);
            forms.add(encoded.substring(4, encoded.length() - 4));
            forms.add(
                    encoded.substring(4, encoded.length() - 4).replace('+', '-').replace('/', '_'));
        }
        return forms;
    }
}
