package dev.floe.dbt.parse;

import dev.floe.dbt.error.DbtError;
import dev.floe.dbt.project.IgnoreRules;
import dev.floe.dbt.project.PathKind;
import dev.floe.dbt.project.ProjectFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The files of one project, by folder; every folder is listed once.
 *
 * <p>As in dbt, links to files count and links to folders do not, files are passed over whose names begin with a dot, a
 * hash or a tilde, and so is what .dbtignore names.
 */
final class SourceFiles {
    private static final String HIDDEN = ".#~";

    private final ProjectFile project;
    private final IgnoreRules ignored;
    private final Map<String, List<SourceFile>> listed = new HashMap<>();

    SourceFiles(ProjectFile project) {
        this.project = project;
        this.ignored = ignored(project.directory().resolve(IgnoreRules.FILE));
    }

    private static IgnoreRules ignored(Path file) {
        try {
            return Files.isRegularFile(file)
                    ? IgnoreRules.read(IgnoreRules.FILE, Files.readAllLines(file))
                    : IgnoreRules.none();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /** The files of a kind of folder with one of the endings. */
    List<SourceFile> of(PathKind kind, String... endings) {
        return in(project.paths(kind), endings);
    }

    List<SourceFile> in(List<String> folders, String... endings) {
        List<SourceFile> files = new ArrayList<>();
        for (String folder : folders) {
            for (SourceFile file : listed.computeIfAbsent(folder, this::list)) {
                for (String ending : endings) {
                    if (file.relativePath().toLowerCase(Locale.ROOT).endsWith(ending)) {
                        files.add(file);
                    }
                }
            }
        }
        return files;
    }

    private List<SourceFile> list(String folder) {
        Path directory = project.directory().resolve(folder).normalize();
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<SourceFile> files = new ArrayList<>();
        try {
            Path start = directory.toRealPath();
            try (Stream<Path> entries = Files.walk(start)) {
                entries.forEach(path -> {
                    String relative = start.relativize(path).toString().replace('\\', '/');
                    SourceFile file = new SourceFile(project, folder, relative, path);
                    if (isRead(file)) {
                        files.add(file);
                    }
                });
            }
        } catch (IOException | UncheckedIOException failure) {
            throw DbtError.FILE.in(
                    folder, "The folder cannot be listed: " + failure.getMessage(), "look at its permissions");
        }
        files.sort(Comparator.comparing(SourceFile::relativePath));
        return files;
    }

    private boolean isRead(SourceFile source) {
        String name = source.relativePath().substring(source.relativePath().lastIndexOf('/') + 1);
        return !name.isEmpty()
                && HIDDEN.indexOf(name.charAt(0)) < 0
                && Files.isRegularFile(source.file())
                && !ignored.ignores(source.originalPath());
    }
}
