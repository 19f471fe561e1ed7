package dev.floe.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory of models that exists but cannot be listed is an error, and not an empty one. */
final class TestUnreadableModels {
    @TempDir
    private Path directory;

    @AfterEach
    void letTheDirectoryBeDeleted() throws IOException {
        Files.setPosixFilePermissions(
                directory.resolve("models/staging"), PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void reportsADirectoryThatCannotBeListed() throws IOException {
        Project project = new Project(directory).write("floe.yaml", "transforms: [{type: dbt, path: models/marts}]\n");
        Path staging = directory.resolve("models/staging");
        Files.setPosixFilePermissions(staging, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(staging), "skipped: this user, such as root, may read every directory");
        assertThat(project.problems())
                .containsExactly("FLOE-C006 models/staging:1:1 Directory 'models/staging' cannot be listed:"
                        + " AccessDeniedException");
    }
}
