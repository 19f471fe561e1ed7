package dev.floe.cli;

import dev.floe.documents.artifact.CompiledArtifactsFile;
import dev.floe.documents.artifact.DbtProfilesFile;
import dev.floe.spi.artifact.CompiledArtifacts;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the files of a compilation so that a reader sees the old one or the new one of each, never a part. Both are complete
 * on the disk before the first takes its place; the artifact comes last, so that what is beside a new artifact is new too.
 */
final class ArtifactFiles {
    private static final String PROFILES = "profiles.yml";
    private static final String ARTIFACTS = "compiled_artifacts.json";

    private ArtifactFiles() {}

    /** In the order in which people look for them. */
    static List<String> names() {
        return List.of(ARTIFACTS, PROFILES);
    }

    /** @throws FloeException if the directory cannot be made or written; the old files stand then */
    static void write(CompiledArtifacts artifacts, Path target) {
        Map<String, String> contents = new LinkedHashMap<>();
        contents.put(PROFILES, DbtProfilesFile.write(artifacts.dbtProfile()));
        contents.put(ARTIFACTS, CompiledArtifactsFile.write(artifacts));
        Map<Path, Path> moves = new LinkedHashMap<>();
        try {
            Files.createDirectories(target);
            for (Map.Entry<String, String> content : contents.entrySet()) {
                Path file = target.resolve(content.getKey());
                Path complete = Files.createTempFile(target, "." + content.getKey(), ".tmp");
                moves.put(complete, file);
                Files.write(complete, content.getValue().getBytes(StandardCharsets.UTF_8));
            }
            for (Map.Entry<Path, Path> move : moves.entrySet()) {
                replace(move.getKey(), move.getValue());
            }
        } catch (IOException failed) {
            throw new FloeException(notWritten(target, failed), failed);
        } finally {
            moves.keySet().forEach(ArtifactFiles::discard);
        }
    }

    private static void replace(Path complete, Path file) throws IOException {
        try {
            Files.move(complete, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException ignored) {
            Files.move(complete, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void discard(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException ignored) {
            // The command has its result or its error already; a hidden file left over is neither.
        }
    }

    private static Problem notWritten(Path target, IOException failed) {
        String reason =
                switch (failed) {
                    case AccessDeniedException ignored -> "permission denied";
                    case FileAlreadyExistsException taken -> "'" + taken.getFile() + "' is not a directory";
                    case FileSystemException detailed ->
                        Optional.ofNullable(detailed.getReason()).orElse(detailed.toString());
                    default -> failed.toString();
                };
        return Problem.error(
                        CommandLineError.FILE_NOT_WRITTEN, "Directory '" + target + "' cannot be written: " + reason)
                .withHelp("make it writable, or choose another with --target-path");
    }
}
