package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.secrets.Redaction;
import dev.floe.testing.PluginJar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Canaries: whatever a product, an engine, a template or a bug makes of a secret that floe has looked up, it stands in nothing
 * that floe writes; neither on the terminal, nor in a file below {@code target/}, nor in the metadata of tables.
 */
final class TestSecretsStayHidden {
    private static final String CANARY = "zQ7+Canary/x9='hunter\"2\\é";

    @TempDir
    private Path directory;

    private final List<String> seen = new ArrayList<>();

    @BeforeEach
    void writeAProduct() throws IOException {
        write("manifest.yaml", """
                plugins:
                  compute:
                    approved: [{name: duckdb, connection_secret_ref: lake}]
                """);
        write("floe.yaml", """
                name: shop
                platform: {ref: manifest.yaml}
                transforms: [{type: dbt, path: models/, layer: gold}]
                """);
        write("dbt_project.yml", "name: shop\nversion: 1.0.0\nprofile: shop\n");
        write("models/fine.sql", "select 1 as id");
    }

    private void write(String file, String content) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private CapturedRun run(Map<String, String> environment, String... arguments) {
        CapturedRun run = CapturedRun.of(directory, environment, List.of(arguments));
        seen.add(run.output());
        seen.add(run.errors());
        return run;
    }

    private CapturedRun run(String... arguments) {
        return run(Map.of("FLOE_SECRET_LAKE_HTTP_PROXY_PASSWORD", CANARY), arguments);
    }

    /** Also proves that the canary would have been seen: something was hidden. */
    private void assertHidden() throws IOException {
        for (String folder : List.of("target", ".floe")) {
            if (Files.exists(directory.resolve(folder))) {
                try (Stream<Path> files = Files.walk(directory.resolve(folder))) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        seen.add(Files.readString(file, StandardCharsets.ISO_8859_1));
                        seen.add(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
                    }
                }
            }
        }
        for (String form : forms()) {
            assertThat(seen).noneSatisfy(text -> assertThat(text).contains(form));
        }
        assertThat(String.join("", seen)).contains("*****");
    }

    /** Long parts of the canary that come through every escaping, and the encodings that do not keep them. */
    private static List<String> forms() {
        byte[] bytes = CANARY.getBytes(StandardCharsets.UTF_8);
        return List.of(
                "zQ7+Canary",
                "Canary/x9",
                "hunter",
                URLEncoder.encode(CANARY, StandardCharsets.UTF_8).substring(0, 12),
                Base64.getEncoder().encodeToString(bytes).substring(0, 20),
                Base64.getUrlEncoder().encodeToString(bytes).substring(0, 20));
    }

    @Test
    void hidesWhatAnEngineQuotes() throws IOException {
        write("models/broken.sql", "select current_setting('http_proxy_password')::integer as leaked");
        assertThat(run("run").exitCode()).isEqualTo(1);
        assertThat(run("run", "--output", "json").output())
                .contains("Conversion Error")
                .contains("*****");
        assertThat(run("run", "--stacktrace", "--color", "always").errors()).contains("*****");
        assertThat(directory.resolve("target/run_results.json")).content().contains("*****");
        assertThat(directory.resolve("target/results.json")).content().contains("*****");
        assertHidden();
    }

    @Test
    void hidesWhatATestFinds() throws IOException {
        write("tests/none.sql", """
                select * from (select 1 as a)
                where error(concat('no: ', url_encode(current_setting('http_proxy_password')), ' ',
                    to_base64(encode('user:' || current_setting('http_proxy_password'))))) is not null
                """);
        assertThat(run("run").errors()).contains("no: ***** ");
        assertHidden();
    }

    @Test
    void hidesWhatATableHolds() throws IOException {
        assertThat(run("run").exitCode()).isZero();
        Map<String, String> environment = Map.of("DBT_ENV_SECRET_X", CANARY);
        String query = "select '" + CANARY.replace("'", "''") + "' as leaked, id from gold.fine";
        assertThat(run(environment, "show", query).output()).contains("*****");
        assertThat(run(environment, "show", query, "--output", "json").output()).contains("\"leaked\": \"*****\"");
        assertThat(run(environment, "show", query + " limit x").errors()).contains("*****");
        assertHidden();
    }

    @Test
    void hidesWhatTemplatesSay() throws IOException {
        write("models/said.sql", """
                {{ log(var('x'), info=true) }}{{ print(var('x')) }}{{ exceptions.warn('no ' ~ var('x')) }}
                select '{{ var('x') | replace("'", "''") }}' as leaked, '{{ var('x') | urlencode | replace("'", "''") }}' as url
                where false
                """);
        write("models/raised.sql", "{{ exceptions.raise_compiler_error('no ' ~ tojson(var('x'))) }}");
        write("models/unknown.sql", "select 1 from {{ ref(var('x')) }}");
        Map<String, String> environment =
                Map.of("DBT_ENV_SECRET_X", CANARY, "FLOE_SECRET_LAKE_HTTP_PROXY_PASSWORD", "another one");
        String vars = "{x: '" + CANARY.replace("'", "''") + "'}";
        run(environment, "run", "--vars", vars);
        write("models/unknown.sql", "select 1 as a");
        assertThat(run(environment, "run", "--vars", vars).errors()).contains("no \"*****\"");
        run(environment, "run", "--vars", vars, "--output", "json");
        run(environment, "run", "--vars", vars + "}");
        assertHidden();
    }

    @Test
    void keepsDbtsSecretsOutOfModels() throws IOException {
        write("models/said.sql", "{{ log(env_var('DBT_ENV_SECRET_X'), info=true) }} select 1 as a");
        CapturedRun refused =
                run(Map.of("DBT_ENV_SECRET_X", CANARY, "FLOE_SECRET_LAKE_HTTP_PROXY_PASSWORD", CANARY), "run");
        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.errors()).contains("Secret env vars are allowed only in profiles.yml or packages.yml");
        write("models/said.sql", "{{ print(env_var('PLAIN')) }} select '{{ env_var('PLAIN') }}' as a where false");
        run(Map.of("PLAIN", "it", "FLOE_SECRET_LAKE_HTTP_PROXY_PASSWORD", CANARY), "run");
        seen.add("*****");
        assertHidden();
    }

    @ParameterizedTest
    @ValueSource(strings = {"build", "compile", "parse", "ls"})
    void hidesSecretsOfProfiles(String command) throws IOException {
        write("profiles.yml", """
                shop:
                  target: dev
                  outputs:
                    dev: {type: duckdb, path: "nowhere/{{ env_var('DBT_ENV_SECRET_Y') }}/a.duckdb"}
                    bad: {type: "{{ env_var('DBT_ENV_SECRET_X') }}", schema: "{{ env_var('DBT_ENV_SECRET_X') }}"}
                """);
        Map<String, String> environment = Map.of(
                "DBT_ENV_SECRET_X",
                CANARY,
                "DBT_ENV_SECRET_Y",
                CANARY.replace("/", "").replace("\\", ""));
        run(environment, "dbt", command);
        run(environment, "dbt", command, "--output", "json");
        run(environment, "dbt", command, "--target", "bad");
        seen.add("*****");
        assertHidden();
    }

    @Test
    void hidesWhatABugShows() throws IOException {
        Path installation = directory.resolve("installation");
        PluginJar.empty()
                .withSource("acme.Entry", """
                        package acme;

                        import dev.floe.spi.FloePlugin;
                        import dev.floe.spi.compute.*;
                        import dev.floe.spi.session.*;
                        import dev.floe.spi.value.*;
                        import java.util.*;

                        public class Entry implements FloePlugin, ComputePlugin {
                            public int apiVersion() { return API_VERSION; }
                            public List<ComputePlugin> computes() { return List.of(this); }
                            public String name() { return "duckdb"; }
                            public String version() { return "1.0.0"; }
                            public Hosting hosting() { return Hosting.SELF_HOSTED; }
                            public List<ComputeSetting> settings() { return List.of(); }
                            public DbtTarget dbtTarget(ComputeConfiguration configuration) { return DbtTarget.ofType("duckdb"); }
                            public List<String> requiredDbtPackages() { return List.of("dbt-acme>=1.0"); }
                            public ResourceRequirements resources(WorkloadSize size) {
                                return new ResourceRequirements("1", "1", "1Gi", "1Gi");
                            }
                            public Optional<ComputeEngine> open(EngineRequest request) {
                                throw new IllegalStateException("settings are " + request.settings());
                            }
                        }
                        """)
                .withEntry("acme.Entry")
                .writeTo(installation.resolve("plugin/acme/acme.jar"));
        for (String form : List.of("text", "json")) {
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            Channel channel = new Channel(written, Channel.Reader.FILE_OR_PIPE);
            int exitCode = new CommandLineSession(
                            List.of("run", "--stacktrace", "--output", form),
                            channel,
                            channel,
                            Map.of("FLOE_SECRET_LAKE_HTTP_PROXY_PASSWORD", CANARY),
                            directory,
                            installation)
                    .run();
            assertThat(exitCode).isEqualTo(ExitCode.BUG);
            assertThat(written.toString(StandardCharsets.UTF_8))
                    .contains("settings are")
                    .contains("value=*****");
            seen.add(written.toString(StandardCharsets.UTF_8));
        }
        assertHidden();
    }

    @Test
    void hidesWhatLibrariesPrint() throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        Redaction redaction = Redaction.of(Map.of("FLOE_SECRET_LAKE_TOKEN", CANARY));
        try (PrintStream stream = RedactedLines.stream(new Channel(written, Channel.Reader.FILE_OR_PIPE), redaction)) {
            stream.print("in two parts: " + CANARY.substring(0, 9));
            stream.flush();
            stream.println(CANARY.substring(9));
            new IllegalStateException(CANARY).printStackTrace(stream);
            stream.print("at the end: " + CANARY);
        }
        assertThat(written.toString(StandardCharsets.UTF_8))
                .startsWith("in two parts: *****\njava.lang.IllegalStateException: *****\n")
                .endsWith("at the end: *****");
    }
}
