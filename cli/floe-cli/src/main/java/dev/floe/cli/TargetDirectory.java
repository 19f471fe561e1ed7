package dev.floe.cli;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.manifest.ManifestWriter;
import dev.floe.dbt.manifest.SemanticManifest;
import dev.floe.dbt.parse.ParsedProject;
import dev.floe.documents.json.JsonWriter;
import dev.floe.jinja.value.DictValue;
import dev.floe.secrets.Redaction;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.value.PropertyValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a command of dbt writes what it makes, which holds no secret that is known when it is written.
 *
 * @param directory the directory
 * @param written how the manifest writes it: as it was given, below the project or absolute
 * @param workingDirectory where paths are shown from
 * @param redaction what hides secrets
 * @param artifacts whether manifest.json and run_results.json are written
 */
record TargetDirectory(
        Path directory, String written, Path workingDirectory, Redaction redaction, Artifacts artifacts) {
    /** Whether JSON is written for programs. */
    enum Artifacts {
        WRITTEN,
        LEFT_OUT
    }

    TargetDirectory {
        requireNonNull(directory, "directory is null");
        requireNonNull(written, "written is null");
        requireNonNull(workingDirectory, "workingDirectory is null");
        requireNonNull(redaction, "redaction is null");
        requireNonNull(artifacts, "artifacts is null");
    }

    /** What {@code --target-path} says, else dbt_project.yml. */
    static TargetDirectory of(Invocation invocation, Path project, ParsedProject parsed, DbtFlags flags) {
        String written = invocation
                .options()
                .text(DbtCommand.TARGET_PATH)
                .orElseGet(() -> parsed.language().project().root().targetPath());
        return new TargetDirectory(
                project.resolve(written).normalize(),
                written,
                invocation.workingDirectory(),
                invocation.redaction(),
                flags.isNotOff(DbtFlags.WRITE_JSON) ? Artifacts.WRITTEN : Artifacts.LEFT_OUT);
    }

    /** Writes manifest.json and semantic_manifest.json, and gives the path of the first as it is shown. */
    String writeManifest(DictValue manifest) {
        Path file = directory.resolve("manifest.json");
        if (artifacts == Artifacts.LEFT_OUT) {
            return shown(file);
        }
        try {
            ManifestWriter.write(manifest, file, redaction::text);
            ManifestWriter.write(
                    SemanticManifest.of(manifest), directory.resolve("semantic_manifest.json"), redaction::text);
        } catch (IOException failure) {
            throw notWritten(file, failure);
        }
        return shown(file);
    }

    /**
     * Writes the code of a node.
     *
     * @param path below the directory, with slashes
     * @return the path as the manifest has it
     */
    String writeCode(String path, String code) {
        Path file = directory.resolve(path);
        try {
            Path parent = requireNonNull(file.getParent(), "a node's file has no directory");
            // Almost always it is there; to make it once more costs an exception inside of the library.
            if (!Files.isDirectory(parent)) {
                Files.createDirectories(parent);
            }
            Files.writeString(file, redaction.text(code));
        } catch (IOException failure) {
            throw notWritten(file, failure);
        }
        return written + "/" + path;
    }

    /** Writes a file of that name as JSON. */
    void writeJson(String name, PropertyValue value) {
        Path file = directory.resolve(name);
        try {
            Files.writeString(file, JsonWriter.write(redaction.value(value)));
        } catch (IOException failure) {
            throw notWritten(file, failure);
        }
    }

    String shown(Path file) {
        return ProjectPaths.slashed(ProjectPaths.nearest(file, workingDirectory));
    }

    static FloeException notWritten(Path file, IOException failure) {
        return new FloeException(
                Problem.error(
                        CommandLineError.FILE_NOT_WRITTEN, "'" + file + "' cannot be written: " + failure.getMessage()),
                failure);
    }
}
