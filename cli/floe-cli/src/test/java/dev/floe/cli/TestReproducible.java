package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same input gives the same bytes, whatever the machine is set to. */
final class TestReproducible {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"central-platform", "data-mesh", "multi-compute-pipeline", "design"})
    void writesTheSameBytesOnTwoMachines(String example) throws IOException, InterruptedException {
        Path one = copy(example, directory.resolve("one/here"));
        Path other = copy(example, directory.resolve("another place/there"));

        run(one, one, Map.of("user.language", "en", "user.country", "US", "user.timezone", "UTC"), "C");
        run(
                other,
                directory,
                Map.of(
                        "user.language", "tr",
                        "user.country", "TR",
                        "user.timezone", "Asia/Kathmandu",
                        "user.home", directory.toString(),
                        "user.name", "somebody",
                        "line.separator", "\r\n"),
                "tr_TR");

        for (String file : List.of("compiled_artifacts.json", "profiles.yml")) {
            byte[] bytes = Files.readAllBytes(one.resolve("target").resolve(file));
            assertThat(Files.readAllBytes(other.resolve("target").resolve(file)))
                    .as(file)
                    .isEqualTo(bytes);
            assertThat(new String(bytes, StandardCharsets.UTF_8))
                    .doesNotContain(directory.toString())
                    .doesNotContain("\r")
                    .endsWith("\n");
        }
    }

    private static void run(Path project, Path workingDirectory, Map<String, String> properties, String locale)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(
                List.of("-Dfloe.home=" + Installation.directory(), "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Floe.class.getName(), "compile", "--project-dir", project.toString()));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(workingDirectory.toFile()).redirectErrorStream(true);
        builder.environment().put("LC_ALL", locale);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private static Path copy(String example, Path target) throws IOException {
        Path source = Path.of(System.getProperty("floe.root"), "configuration/floe-compiler/src/test/seeds", example);
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = target.resolve(source.relativize(file).toString());
                Files.createDirectories(copy.resolveSibling("."));
                Files.copy(file, copy);
            }
        }
        return target;
    }
}
