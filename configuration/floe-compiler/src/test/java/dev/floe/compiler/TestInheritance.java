package dev.floe.compiler;

import static dev.floe.compiler.Project.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.spi.artifact.CompiledArtifacts;
import dev.floe.spi.artifact.Layer;
import dev.floe.spi.artifact.NamingEnforcement;
import dev.floe.spi.value.PropertyValue;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a domain may do with what its enterprise sets, and where each effective value comes from. */
final class TestInheritance {
    private static final String ENTERPRISE = """
            name: acme
            scope: enterprise
            plugins:
              compute:
                approved:
                  - {name: duckdb, config: {threads: 8, extensions: [parquet]}}
                  - {name: spark, connection_secret_ref: spark-acme}
                  - snowflake
                default: duckdb
              catalog: {name: polaris, config: {uri: "https://polaris.example.com", warehouse: acme}}
              secrets: vault
            data_architecture:
              pattern: medallion
              layers:
                silver: {retention: 2y, quality_gates: {minimum_test_coverage: 60, required_tests: [not_null]}}
                gold: {namespace: gold}
              naming: {enforcement: warn}
            governance:
              classification: {levels: [{name: public}, {name: pii, allowed_layers: [silver, gold]}]}
              access_control: {access: deny}
            environments:
              prod: {catalog: {config: {warehouse: acme_prod}}, workload_size: small}
            """;

    private static final String DOMAIN = """
            name: sales
            scope: domain
            parent_manifest: ../enterprise.yaml
            plugins:
              compute:
                approved: [spark, {name: duckdb, config: {threads: 4}}]
              catalog: {name: polaris, config: {warehouse: sales}}
              orchestrator: dagster
            data_architecture:
              layers:
                silver: {retention: 1y, quality_gates: {minimum_test_coverage: 80, required_tests: [not_null, unique]}}
                gold: {namespace: sales_gold, quality_gates: {require_descriptions: true}}
                mart: {}
              naming: {enforcement: strict}
            governance:
              classification: {levels: [{name: public}, {name: internal}, {name: pii, allowed_layers: [silver]}]}
            environments:
              prod: {workload_size: large}
            """;

    @TempDir
    private Path directory;

    @Test
    void laysADomainOverItsEnterprise() {
        CompiledArtifacts artifacts = compile();

        assertThat(artifacts.computeRegistry().configs().keySet()).containsExactly("spark", "duckdb");
        assertThat(at(artifacts.computeRegistry().configs(), "duckdb")
                        .configuration()
                        .properties())
                .containsEntry("threads", PropertyValue.of(4))
                .containsKey("extensions");
        assertThat(at(artifacts.computeRegistry().configs(), "spark")
                        .configuration()
                        .connectionSecretRef())
                .contains("spark-acme");
        Layer silver = at(artifacts.dataArchitecture().layers(), "silver");
        assertThat(silver.retention()).contains("1y");
        assertThat(silver.qualityGates().minimumTestCoverage()).isEqualTo(80);
        assertThat(artifacts.dataArchitecture().layers().keySet()).containsExactly("silver", "gold", "mart");
        assertThat(at(artifacts.dataArchitecture().layers(), "gold").namespace())
                .isEqualTo("sales_gold");
        assertThat(artifacts.dataArchitecture().naming()).isEqualTo(NamingEnforcement.STRICT);
        assertThat(artifacts.governance().classification())
                .extracting(level -> level.name())
                .containsExactly("public", "internal", "pii");
        assertThat(at(artifacts.plugins(), "catalog").config())
                .hasToString("{uri=Text[value=https://polaris.example.com], warehouse=Text[value=sales]}");
        assertThat(at(artifacts.plugins(), "secrets").name()).isEqualTo("vault");
        assertThat(at(at(artifacts.environments(), "prod").plugins(), "catalog").config())
                .containsEntry("warehouse", PropertyValue.of("acme_prod"));
    }

    @Test
    void knowsWhereEachEffectiveValueComesFrom() {
        CompiledArtifacts artifacts = compile();

        assertThat(at(artifacts.origins(), "data_architecture.layers.silver.retention"))
                .hasToString("Origin[manifest=sales, position=Optional[domains/sales.yaml:11:25]]");
        assertThat(at(artifacts.origins(), "data_architecture.pattern"))
                .hasToString("Origin[manifest=acme, position=Optional[enterprise.yaml:13:12]]");
        assertThat(at(artifacts.origins(), "plugins.compute.approved.spark.connection_secret_ref")
                        .manifest())
                .isEqualTo("acme");
        assertThat(at(artifacts.origins(), "plugins.compute.approved.duckdb.config.threads")
                        .manifest())
                .isEqualTo("sales");
        assertThat(at(artifacts.origins(), "plugins.storage.name").isBuiltIn()).isTrue();
        assertThat(artifacts.origins()).doesNotContainKey("plugins.compute.approved.snowflake.config");
    }

    @Test
    void pinsEveryManifestByItsDigest() {
        CompiledArtifacts artifacts = compile();
        String digest = artifacts.manifests().getLast().sha256();
        assertThat(digest).matches("[0-9a-f]{64}");

        Project project = new Project(directory);
        project.write("domains/sales.yaml", DOMAIN.replace("enterprise.yaml", "enterprise.yaml@sha256:" + digest));
        assertThat(project.problems()).isEmpty();
        project.write("enterprise.yaml", ENTERPRISE + "# changed\n");
        assertThat(project.problems())
                .singleElement()
                .asString()
                .startsWith(
                        "FLOE-C305 domains/sales.yaml:3:18 Manifest 'enterprise.yaml' is not the one that was pinned");
    }

    @Test
    void dropsTheConfigurationOfACatalogThatIsReplaced() {
        Project project = project();
        project.write("domains/sales.yaml", DOMAIN.replace("{name: polaris, config: {warehouse: sales}}", "nessie"));
        assertThat(at(project.compile().artifacts().orElseThrow().plugins(), "catalog")
                        .config())
                .isEmpty();
    }

    @Test
    void reportsEveryViolationAtOnce() {
        Project project = project();
        project.write(
                "domains/sales.yaml",
                DOMAIN.replace("retention: 1y", "retention: 3y")
                        .replace("minimum_test_coverage: 80", "minimum_test_coverage: 10")
                        .replace("{name: internal}, ", "")
                        .replace("{name: pii, allowed_layers: [silver]}", "{name: internal}"));
        assertThat(project.problems())
                .containsExactly(
                        "FLOE-C313 domains/sales.yaml:11:25 The retention of layer 'silver' is 3y, longer than the 2y of"
                                + " manifest 'acme'",
                        "FLOE-C311 domains/sales.yaml:11:68 The minimum_test_coverage of layer 'silver' is 10, below the"
                                + " 60 of manifest 'acme'",
                        "FLOE-C312 domains/sales.yaml:16:20 The classification lacks 'pii', which manifest 'acme' has");
    }

    private Project project() {
        return new Project(directory)
                .write("enterprise.yaml", ENTERPRISE)
                .write("domains/sales.yaml", DOMAIN)
                .write("floe.yaml", "platform: {ref: domains/sales.yaml}\ntransforms: [{type: dbt, path: models}]\n");
    }

    private CompiledArtifacts compile() {
        Compilation compilation = project().compile();
        assertThat(compilation.problems()).isEmpty();
        return compilation.artifacts().orElseThrow();
    }
}
