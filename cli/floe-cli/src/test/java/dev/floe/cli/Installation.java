package dev.floe.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.duckdb.DuckDBDriver;

/** An installation for tests: {@code plugin/<name>/} with the jars that the build has just packed. */
final class Installation {
    private static final Path DIRECTORY = assemble();

    private Installation() {}

    static Path directory() {
        return DIRECTORY;
    }

    private static Path assemble() {
        try {
            Path installation = Path.of("target", "test-installation").toAbsolutePath();
            try (Stream<Path> modules = Files.list(Path.of(System.getProperty("floe.root"), "plugins"))) {
                for (Path module : modules.filter(Files::isDirectory).sorted().toList()) {
                    copyJar(module, installation);
                }
            }
            Path driver = Path.of(DuckDBDriver.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .getPath());
            Files.copy(
                    driver,
                    installation.resolve("plugin/floe-compute-duckdb/duckdb_jdbc.jar"),
                    StandardCopyOption.REPLACE_EXISTING);
            return installation;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copyJar(Path module, Path installation) throws IOException {
        Path plugin =
                installation.resolve("plugin").resolve(module.getFileName().toString());
        Files.createDirectories(plugin);
        try (Stream<Path> files = Files.list(module.resolve("target"))) {
            for (Path jar :
                    files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                Files.write(plugin.resolve(jar.getFileName().toString()), Files.readAllBytes(jar));
            }
        }
    }
}
