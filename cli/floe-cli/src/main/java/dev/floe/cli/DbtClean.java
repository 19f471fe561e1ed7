package dev.floe.cli;

import dev.floe.cli.report.Findings;
import dev.floe.cli.report.JsonObject;
import dev.floe.dbt.error.DbtError;
import dev.floe.dbt.parse.ParsedProject;
import dev.floe.dbt.project.ProjectFile;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** {@code floe dbt clean}: deletes the folders that {@code clean-targets} of dbt_project.yml names. */
final class DbtClean {
    static final String NAME = "clean";

    private DbtClean() {}

    static CommandResult run(Path project, ParsedProject parsed) {
        ProjectFile file = parsed.language().project().root();
        Path root = project.toAbsolutePath().normalize();
        List<String> cleaned = new ArrayList<>();
        for (String target : file.cleanTargets()) {
            Path directory = root.resolve(target).normalize();
            check(file, root, target, directory);
            if (Files.isDirectory(directory)) {
                delete(directory);
                cleaned.add(target);
            }
        }
        return new CommandResult(
                () -> cleaned.isEmpty() ? "Nothing to clean\n" : "Cleaned " + String.join(", ", cleaned) + "\n",
                () -> new JsonObject()
                        .withEach("cleaned", cleaned, target -> new JsonObject()
                                .with("path", target)
                                .value())
                        .value()
                        .values(),
                Findings.NONE);
    }

    private static void check(ProjectFile file, Path root, String target, Path directory) {
        if (!directory.startsWith(root) || directory.equals(root)) {
            throw refused(target, "is not below the project's directory");
        }
        boolean isSource = file.sourcePaths().stream()
                .map(path -> root.resolve(path).normalize())
                .anyMatch(source -> source.startsWith(directory));
        if (isSource) {
            throw refused(target, "holds sources of the project");
        }
    }

    private static FloeException refused(String target, String fact) {
        return DbtError.PROJECT.in(
                "dbt_project.yml",
                "Folder '" + target + "' of 'clean-targets' " + fact + ", and is not deleted",
                "name folders below the project that can be made again, such as 'target' and 'dbt_packages'");
    }

    private static void delete(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException failure) {
            throw new FloeException(
                    Problem.error(
                            CommandLineError.FILE_NOT_WRITTEN,
                            "'" + directory + "' cannot be deleted: " + failure.getMessage()),
                    failure);
        }
    }
}
