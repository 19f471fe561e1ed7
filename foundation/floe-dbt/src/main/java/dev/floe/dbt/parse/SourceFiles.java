package dev.floe.dbt.parse;

import dev.floe.dbt.project.PathKind;
import dev.floe.dbt.project.ProjectFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The files of one project, by folder; every folder is listed once. */
final class SourceFiles {
    private final ProjectFile project;
    private final Map<String, List<SourceFile>> listed = new HashMap<>();

    SourceFiles(ProjectFile project) {
        this.project = project;
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
        try (Stream<Path> entries = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
            return entries.filter(Files::isRegularFile)
                    .map(path -> new SourceFile(
                            project,
                            folder,
                            directory.relativize(path).toString().replace('\\', '/'),
                            path))
                    .sorted((a, b) -> a.relativePath().compareTo(b.relativePath()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + directory, e);
        }
    }
}
