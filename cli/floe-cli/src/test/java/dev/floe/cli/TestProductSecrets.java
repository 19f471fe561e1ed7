package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.testing.PluginJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run looks up the secrets that it needs, and nothing else does. */
final class TestProductSecrets {
    @TempDir
    private Path directory;

    @BeforeEach
    void writeAProduct() throws IOException {
        manifest("");
        write("floe.yaml", """
                name: shop
                platform: {ref: manifest.yaml}
                transforms: [{type: dbt, path: models/, layer: gold}]
                """);
        write("dbt_project.yml", "name: shop\nversion: 1.0.0\nprofile: shop\n");
        write("models/proxy.sql", "select current_setting('http_proxy_username') as name");
    }

    private void manifest(String more) throws IOException {
        write("manifest.yaml", """
                plugins:
                  compute:
                    approved:
                      - name: duckdb
                        connection_secret_ref: lake-proxy
                """ + more);
    }

    private void write(String file, String content) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private CapturedRun run(Map<String, String> environment, String... arguments) {
        return CapturedRun.of(directory, environment, List.of(arguments));
    }

    private String proxy() {
        return run(Map.of(), "show", "gold.proxy").output().lines().toList().get(1);
    }

    @Test
    void needsNoSecretToCompile() {
        assertThat(run(Map.of(), "compile").exitCode()).isZero();
        assertThat(directory.resolve("target/compiled_artifacts.json"))
                .content()
                .contains("\"lake-proxy\"");
    }

    @Test
    void handsTheSecretOfTheComputeToTheEngine() {
        assertThat(run(Map.of("FLOE_SECRET_LAKE_PROXY_HTTP_PROXY_USERNAME", "ana"), "run")
                        .exitCode())
                .isZero();
        assertThat(proxy()).isEqualTo("ana");
    }

    @Test
    void saysWhereItLooked() {
        CapturedRun run = run(Map.of("FLOE_SECRET_LAKE_TOKEN", "x"), "run");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.errors()).isEqualTo("""
                error[FLOE-S003]: Secret 'lake-proxy' of compute 'duckdb' is not there: looked in environment variables 'FLOE_SECRET_LAKE_PROXY_*'
                  --> manifest.yaml:5:32
                   |
                 5 |         connection_secret_ref: ********
                   |                                ^^^^^^^^
                  help: set variable 'FLOE_SECRET_LAKE_PROXY_<FIELD>'
                1 error
                """.replace("\n1 error", "\n\n1 error"));
        assertThat(directory.resolve(".floe")).doesNotExist();
    }

    @Test
    void readsMountedFiles() throws IOException {
        manifest("  secrets: {name: files, config: {path: mounted}}\n");
        assertThat(run(Map.of(), "run").errors())
                .contains("looked in directory '" + directory.resolve("mounted/lake-proxy") + "'");
        write("mounted/lake-proxy/http_proxy_username", "berta\n");
        assertThat(run(Map.of(), "run").exitCode()).isZero();
        assertThat(proxy()).isEqualTo("berta");
    }

    @Test
    void readsAFileOfItsOwner() throws IOException {
        manifest("  secrets: file\n");
        write(".config/floe/secrets.yaml", "lake-proxy: {http_proxy_username: carla}\n");
        Path file = directory.resolve(".config/floe/secrets.yaml");
        Map<String, String> environment = Map.of("HOME", directory.toString());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(run(environment, "run").errors())
                .startsWith(
                        "error[FLOE-S006]: Secrets file '" + file + "' is open to others than its owner (rw-r--r--)");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(run(environment, "run").exitCode()).isZero();
        assertThat(proxy()).isEqualTo("carla");
    }

    @Test
    void asksAPlugin() throws IOException {
        manifest("  secrets: {name: vault, config: {mount: kv}}\n");
        PluginJar.empty()
                .withSource("acme.Vault", """
                        package acme;

                        import dev.floe.spi.FloePlugin;
                        import dev.floe.spi.secret.*;
                        import java.util.*;

                        public class Vault implements FloePlugin, SecretsPlugin {
                            public int apiVersion() { return API_VERSION; }
                            public List<SecretsPlugin> secrets() { return List.of(this); }
                            public String name() { return "vault"; }
                            public String version() { return "1.0.0"; }
                            public SecretStore open(SecretStoreRequest request) {
                                return new SecretStore() {
                                    public Optional<Secret> find(String reference) {
                                        String name = request.environment().get("VAULT_TOKEN") + request.config().keySet();
                                        return Optional.of(new Secret(
                                            reference, Map.of("http_proxy_username", SecretText.of(name))));
                                    }
                                    public String place(String reference) { return "vault"; }
                                    public String remedy(String reference, String field) { return "ask"; }
                                };
                            }
                        }
                        """)
                .withEntry("acme.Vault")
                .writeTo(directory.resolve("plugins/vault/vault.jar"));
        Map<String, String> environment =
                Map.of("FLOE_PLUGIN_PATH", directory.resolve("plugins").toString(), "VAULT_TOKEN", "t");
        assertThat(run(environment, "run").exitCode()).isZero();
        assertThat(proxy()).isEqualTo("t[mount]");
        assertThat(run(environment, "plugins").output().lines().map(line -> line.replaceAll(" +", " ")))
                .contains("PLUGIN SECRETS VERSION DIRECTORY", "vault vault 1.0.0 plugins/vault");
        assertThat(run(environment, "plugins", "--output", "json").output()).contains("""
                      "secrets": [
                        {
                          "name": "vault",
                          "version": "1.0.0"
                        }
                      ]
                """);
    }

    @Test
    void saysWhichSecretsThereAre() throws IOException {
        manifest("  secrets: flie\n");
        CapturedRun run = run(Map.of(), "run");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors())
                .startsWith("error[FLOE-S001]: No secrets 'flie' are installed\n  --> manifest.yaml:6:12\n")
                .contains("help: did you mean 'file'?");
        manifest("  secrets: {name: files, config: {pth: x}}\n");
        assertThat(run(Map.of(), "run").errors())
                .startsWith("error[FLOE-S002]: The secrets 'files' have no setting 'pth'\n  --> manifest.yaml:6:19\n");
    }

    @Test
    void readsVariablesThatTheManifestNames() throws IOException {
        write("manifest.yaml", """
                plugins:
                  compute:
                    approved:
                      - name: duckdb
                        config: {settings: {http_proxy_username: "{{ env_var('PROXY_USER') }}"}}
                """);
        assertThat(run(Map.of(), "run").errors())
                .contains("error[FLOE-S004]: Compute 'duckdb' reads the variable 'PROXY_USER', which is not set");
        assertThat(run(Map.of("PROXY_USER", "dora"), "run").exitCode()).isZero();
        assertThat(proxy()).isEqualTo("dora");
    }

    @Test
    void namesTheFieldThatIsMissing() throws IOException {
        write("manifest.yaml", """
                plugins:
                  compute:
                    approved:
                      - name: duckdb
                        config: {settings: {http_proxy_username: "{{ env_var('PROXY_USER') }}"}}
                        connection_secret_ref: lake-proxy
                """);
        assertThat(run(Map.of("FLOE_SECRET_LAKE_PROXY_HTTP_PROXY", "localhost:1"), "run")
                        .errors())
                .startsWith("error[FLOE-S004]: Secret 'lake-proxy' of compute 'duckdb' has no field"
                        + " 'http_proxy_username', only http_proxy: looked in environment variables"
                        + " 'FLOE_SECRET_LAKE_PROXY_*'\n  --> manifest.yaml:6:32\n")
                .contains("help: set variable 'FLOE_SECRET_LAKE_PROXY_HTTP_PROXY_USERNAME'");
    }

    @Test
    void aSecretGoesBeforeAVariable() throws IOException {
        write("manifest.yaml", """
                plugins:
                  compute:
                    approved:
                      - name: duckdb
                        config: {settings: {http_proxy_username: "{{ env_var('PROXY_USER') }}"}}
                        connection_secret_ref: lake-proxy
                """);
        Map<String, String> environment =
                Map.of("PROXY_USER", "dora", "FLOE_SECRET_LAKE_PROXY_HTTP_PROXY_USERNAME", "emma");
        assertThat(run(environment, "run").exitCode()).isZero();
        assertThat(proxy()).isEqualTo("emma");
    }

    @Test
    void anEnvironmentHasSecretsLayersAndACatalogOfItsOwn() throws IOException {
        manifest("""
                environments:
                  dev:
                    catalog: {config: {path: .floe-dev}}
                    layers: {gold: {namespace: gold_dev}}
                    connection_secret_refs: {duckdb: dev-proxy}
                """);
        Map<String, String> environment = Map.of("FLOE_SECRET_DEV_PROXY_HTTP_PROXY_USERNAME", "frida");
        assertThat(run(environment, "run", "--env", "dev").exitCode()).isZero();
        assertThat(directory.resolve(".floe")).doesNotExist();
        assertThat(run(Map.of("FLOE_ENV", "dev"), "show", "gold_dev.proxy").output())
                .contains("frida");
        assertThat(run(Map.of(), "tables", "--env", "dev").output()).contains("gold_dev.proxy");
        assertThat(run(Map.of(), "maintain", "--env", "dev").output()).contains("There is nothing to tidy");
        byte[] artifact = Files.readAllBytes(directory.resolve("target/compiled_artifacts.json"));
        assertThat(run(Map.of("FLOE_ENV", "other"), "compile", "--env", "dev", "--show-origin")
                        .output())
                .containsPattern("plugins.catalog.config.path +\\.floe-dev +.*manifest.yaml:8");
        assertThat(Files.readAllBytes(directory.resolve("target/compiled_artifacts.json")))
                .isEqualTo(artifact);
        assertThat(run(Map.of(), "run", "--env", "dev").errors())
                .contains("Secret 'dev-proxy' of compute 'duckdb' is not there")
                .contains("--> manifest.yaml:10:");
    }

    @Test
    void namesTheEnvironmentThatIsMeant() throws IOException {
        assertThat(run(Map.of(), "compile", "--env", "dev").errors()).isEqualTo("""
                error[FLOE-U017]: The manifest has no environment 'dev'
                  help: it has none: they stand under 'environments'
                """);
        manifest("environments: {prod: {}, dev: {}}\n");
        CapturedRun run = run(Map.of("FLOE_ENV", "prd"), "run");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).endsWith("  help: did you mean 'prod'?\n");
    }
}
