package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No document takes the compiler down: in a process of its own, with 256 MB for everything. */
final class TestFuzz {
    private static final int COMPILATIONS = 100_000;
    private static final long SEED = 20261120;

    @TempDir
    private Path directory;

    @Test
    void survivesMutatedManifestsAndProducts() throws IOException, InterruptedException {
        Path seeds = Path.of(System.getProperty("floe.root"), "configuration/floe-compiler/src/test/seeds");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FuzzRun.class.getName(),
                        seeds.toString(),
                        directory.toString(),
                        Long.toString(SEED),
                        Integer.toString(COMPILATIONS))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.MINUTES)).isTrue();
        assertThat(output).startsWith(COMPILATIONS + " compilations, ").hasLineCount(1);
        assertThat(process.exitValue()).isZero();
    }
}
