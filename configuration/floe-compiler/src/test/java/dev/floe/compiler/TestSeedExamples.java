package dev.floe.compiler;

import static dev.floe.compiler.Project.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.spi.artifact.CompiledArtifacts;
import dev.floe.spi.artifact.ComputeChoice;
import dev.floe.spi.artifact.GateAction;
import dev.floe.spi.artifact.Node;
import dev.floe.spi.artifact.Transform;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The YAML of the documents that floe comes from compiles as it stands, with local files for OCI references. */
final class TestSeedExamples {
    @Test
    void compilesTheCentralPlatformOfAdr10() {
        CompiledArtifacts artifacts = compile("central-platform");

        assertThat(artifacts.computeRegistry().configs().keySet()).containsExactly("duckdb", "spark", "snowflake");
        assertThat(artifacts.computeRegistry().defaultCompute()).isEqualTo("duckdb");
        assertThat(computesOfTransforms(artifacts))
                .isEqualTo("models/heavy_processing=spark models/analytics=duckdb models/simple=duckdb");
        assertThat(artifacts.transforms().getLast().choice()).isEqualTo(ComputeChoice.DEFAULT);
        assertThat(artifacts.dbtProfile().outputs().keySet()).containsExactly("duckdb", "spark", "snowflake");
        assertThat(artifacts.product().name()).isEqualTo("central");
    }

    @Test
    void compilesTheDataMeshOfAdr10() {
        CompiledArtifacts artifacts = compile("data-mesh");

        assertThat(artifacts.manifests())
                .extracting(manifest -> manifest.path())
                .containsExactly("sales-domain-manifest.yaml", "enterprise-manifest.yaml");
        assertThat(artifacts.computeRegistry().configs().keySet()).containsExactly("duckdb", "spark");
        assertThat(computesOfTransforms(artifacts)).isEqualTo("models/ingest=spark models/mart=duckdb");
        assertThat(at(artifacts.origins(), "plugins.compute.default"))
                .hasToString(
                        "Origin[manifest=enterprise-manifest.yaml, position=Optional[enterprise-manifest.yaml:6:14]]");
    }

    @Test
    void compilesTheMultiComputePipelineOfAdr10() {
        CompiledArtifacts artifacts = compile("multi-compute-pipeline");

        assertThat(artifacts.product().name()).isEqualTo("sales-analytics");
        assertThat(computesOfTransforms(artifacts))
                .isEqualTo("models/staging=spark models/marts=duckdb models/seeds=duckdb");
        assertThat(artifacts.nodes().stream().map(Node::uniqueId))
                .containsExactly("model.sales.marts_orders", "model.sales.seeds_orders", "model.sales.staging_orders");
    }

    @Test
    void compilesTheExampleOfTheDesign() {
        Compilation compilation = Project.compile(directory("design"));
        assertThat(compilation.problems()).singleElement().satisfies(problem -> assertThat(problem.message())
                .isEqualTo("A manifest with scope 'enterprise' is the top, but has a 'parent_manifest', whose"
                        + " rules hold too"));
        CompiledArtifacts artifacts = compilation.artifacts().orElseThrow();

        assertThat(computesOfTransforms(artifacts)).isEqualTo("models/staging=spark models/marts=duckdb");
        assertThat(artifacts.dataArchitecture().layers().keySet()).containsExactly("bronze", "silver", "gold");
        assertThat(at(artifacts.dataArchitecture().layers(), "gold").retention())
                .contains("90d");
        assertThat(at(artifacts.dataArchitecture().layers(), "silver")
                        .qualityGates()
                        .requiredTests())
                .containsExactly("not_null", "unique");
        assertThat(artifacts.governance().onFailure()).isEqualTo(GateAction.BLOCK);
        assertThat(at(at(artifacts.environments(), "dev").plugins(), "catalog").config())
                .hasToString(
                        "{uri=Text[value=https://polaris.example.com/api/catalog], warehouse=Text[value=acme_dev]}");
        assertThat(artifacts.schedule().orElseThrow().cron()).isEqualTo("0 6 * * *");
        assertThat(at(artifacts.computeRegistry().configs(), "spark")
                        .configuration()
                        .connectionSecretRef())
                .contains("spark-credentials");
    }

    private static CompiledArtifacts compile(String example) {
        Compilation compilation = Project.compile(directory(example));
        assertThat(compilation.problems()).isEmpty();
        return compilation.artifacts().orElseThrow();
    }

    private static Path directory(String example) {
        return Path.of(System.getProperty("floe.root"), "configuration/floe-compiler/src/test/seeds", example);
    }

    private static String computesOfTransforms(CompiledArtifacts artifacts) {
        return artifacts.transforms().stream().map(TestSeedExamples::describe).collect(Collectors.joining(" "));
    }

    private static String describe(Transform transform) {
        return transform.path() + "=" + transform.compute();
    }
}
