package dev.floe.cli;

import dev.floe.cli.report.Findings;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.RelatedPlace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Reads the files of a project that problems stand in, so that a report can show their lines. */
final class ProblemSources {
    /** More than any file that a person writes; a report of a problem is no reason to read more. */
    private static final long LARGEST = 1024L * 1024;

    private ProblemSources() {}

    /** The problems with the texts of their files, as far as those lie in the project and can be read. */
    static Findings findings(List<Problem> problems, Path project) {
        Map<String, String> sources = new HashMap<>();
        problems.stream().flatMap(ProblemSources::files).distinct().forEach(file -> read(file, project, sources));
        return new Findings(problems, sources, List.of(), UnaryOperator.identity(), code -> code);
    }

    private static Stream<String> files(Problem problem) {
        return Stream.concat(
                        problem.place().stream(), problem.related().stream().map(RelatedPlace::place))
                .map(Place::file);
    }

    private static void read(String file, Path project, Map<String, String> sources) {
        try {
            Path path = project.resolve(file);
            if (Files.isRegularFile(path) && Files.size(path) <= LARGEST) {
                sources.put(file, Files.readString(path, StandardCharsets.UTF_8));
            }
        } catch (IOException | InvalidPathException unreadable) {
            // The report goes without the line then.
        }
    }
}
