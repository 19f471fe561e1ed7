package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.floe.documents.artifact.CompiledArtifactsFile;
import dev.floe.spi.artifact.CompiledArtifacts;
import dev.floe.spi.problem.ProblemCollector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What whole products compile to, to the byte: who reads the artifact relies on its form. {@code -Dfloe.golden.update=true}
 * writes the files under {@code golden/artifacts} anew.
 */
final class TestArtifactGolden {
    private static final Path ROOT = Path.of(System.getProperty("floe.root"));
    private static final Path GOLDEN = ROOT.resolve("cli/floe-cli/src/test/golden/artifacts");
    private static final List<String> FILES = List.of("compiled_artifacts.json", "profiles.yml");

    @TempDir
    private Path directory;

    /** Directories of products, each with what has to be beside it. */
    static List<String> products() {
        return List.of(
                "configuration/floe-compiler/src/test/seeds/central-platform",
                "configuration/floe-compiler/src/test/seeds/data-mesh",
                "configuration/floe-compiler/src/test/seeds/multi-compute-pipeline",
                "configuration/floe-compiler/src/test/seeds/design",
                "examples/quickstart",
                "examples/multi-compute",
                "examples/data-mesh/products/orders");
    }

    @ParameterizedTest
    @MethodSource("products")
    void compilesToTheSameBytesAsEver(String product) throws IOException {
        Path target = compile(product);
        Path golden =
                GOLDEN.resolve(Path.of(product).getFileName() + (product.contains("seeds") ? "-of-the-seeds" : ""));
        for (String file : FILES) {
            String written = Files.readString(target.resolve(file));
            if (Boolean.getBoolean("floe.golden.update")) {
                Files.createDirectories(golden);
                Files.writeString(golden.resolve(file), written);
            }
            assertThat(written).as(file).isEqualTo(Files.readString(golden.resolve(file)));
        }
    }

    @ParameterizedTest
    @MethodSource("products")
    void fitsThePublishedSchemaAndIsReadBack(String product) throws IOException {
        Path file = compile(product).resolve("compiled_artifacts.json");
        String schema = Files.readString(ROOT.resolve("schemas/compiled-artifacts.schema.json"));
        assertThat(JsonSchemaFactory.getInstance(VersionFlag.V202012)
                        .getSchema(schema)
                        .validate(Files.readString(file), InputFormat.JSON))
                .isEmpty();

        ProblemCollector problems = new ProblemCollector();
        Optional<CompiledArtifacts> read =
                CompiledArtifactsFile.read("compiled_artifacts.json", Files.readAllBytes(file), problems);
        assertThat(problems.problems()).isEmpty();
        assertThat(read.map(CompiledArtifactsFile::write)).contains(Files.readString(file));
    }

    @ParameterizedTest
    @MethodSource("products")
    void knowsTheOriginOfEveryEffectiveValue(String product) throws IOException {
        byte[] bytes = Files.readAllBytes(compile(product).resolve("compiled_artifacts.json"));
        CompiledArtifacts artifacts =
                CompiledArtifactsFile.read("a", bytes, new ProblemCollector()).orElseThrow();
        Set<String> expected = new TreeSet<>(List.of(
                "plugins.compute.approved",
                "plugins.compute.default",
                "data_architecture.pattern",
                "data_architecture.naming.enforcement",
                "governance.quality_gates.on_failure"));
        artifacts.computeRegistry().configs().forEach((name, compute) -> compute.configuration()
                .properties()
                .keySet()
                .forEach(key -> expected.add("plugins.compute.approved." + name + ".config." + key)));
        artifacts.dataArchitecture().layers().forEach((name, layer) -> {
            String path = "data_architecture.layers." + name;
            expected.add(path);
            expected.add(path + ".namespace");
            layer.retention().ifPresent(value -> expected.add(path + ".retention"));
            layer.location().ifPresent(value -> expected.add(path + ".location"));
            layer.prefix().ifPresent(value -> expected.add(path + ".prefix"));
        });
        artifacts.plugins().forEach((kind, plugin) -> {
            expected.add(kind.equals("dbt") ? "plugins.dbt" : "plugins." + kind + ".name");
            plugin.config().keySet().forEach(key -> expected.add("plugins." + kind + ".config." + key));
        });
        assertThat(artifacts.origins()).containsKeys(expected.toArray(String[]::new));
    }

    /** Compiles a copy of the product, with the folders above it that its manifests stand in. */
    private Path compile(String product) throws IOException {
        Path source = product.startsWith("examples/data-mesh") ? Path.of("examples/data-mesh") : Path.of(product);
        try (Stream<Path> files = Files.walk(ROOT.resolve(source))) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList()) {
                Path copy = directory.resolve(ROOT.relativize(file).toString());
                Files.createDirectories(copy.resolveSibling("."));
                Files.copy(file, copy);
            }
        }
        CapturedRun run = CapturedRun.of(directory.resolve(product), List.of("compile"));
        assertThat(run.exitCode()).as(run.errors()).isZero();
        return directory.resolve(product).resolve("target");
    }
}
