package dev.floe.cli;

import dev.floe.compiler.Compilation;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A case of a platform team: a small product, and the problems that it has to have.
 *
 * @param name of its directory
 * @param shown the path of {@code expected.txt} as messages call it
 */
record PolicyCase(String name, Path directory, String shown) {
    static final String EXPECTED = "expected.txt";
    private static final Pattern LINE = Pattern.compile("FLOE-[A-Z][0-9]{3} \\S.*:[0-9]+");

    /** The cases in a directory, by name. */
    static List<PolicyCase> in(Path cases, Path workingDirectory) {
        if (!Files.isDirectory(cases)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(cases)) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve(EXPECTED))
                            && Files.isRegularFile(folder.resolve("floe.yaml")))
                    .sorted()
                    .map(folder -> new PolicyCase(
                            folder.getFileName().toString(),
                            folder,
                            ProjectPaths.slashed(ProjectPaths.nearest(folder.resolve(EXPECTED), workingDirectory))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The directory of the cases cannot be listed", e);
        }
    }

    /** What is wrong with a compilation of the case; nothing, if its problems are those that are expected. */
    List<Problem> check(Compilation compilation) {
        List<Problem> wrong = new ArrayList<>();
        Map<String, Place> expected = new LinkedHashMap<>();
        int number = 0;
        for (String line : lines()) {
            number++;
            String wanted = line.strip();
            if (wanted.isEmpty() || wanted.startsWith("#")) {
                continue;
            }
            Place place = new Place(shown, number, 1, number, 1 + line.codePointCount(0, line.length()));
            if (LINE.matcher(wanted).matches()) {
                expected.put(wanted, place);
            } else {
                wrong.add(Problem.error(
                                PolicyTestError.CASE_UNREADABLE,
                                place,
                                "'%s' is no code with a file and a line".formatted(wanted))
                        .withHelp("write it as FLOE-C116 models/schema.yml:3"));
            }
        }
        compare(compilation, expected, wrong);
        return wrong;
    }

    private void compare(Compilation compilation, Map<String, Place> expected, List<Problem> wrong) {
        Map<String, Problem> found = new LinkedHashMap<>();
        compilation.problems().forEach(problem -> found.put(line(problem), problem));
        expected.forEach((line, place) -> {
            if (!found.containsKey(line)) {
                wrong.add(Problem.error(
                                PolicyTestError.CASE_MISSED,
                                place,
                                "Case '%s' expects %s, and nothing is reported there".formatted(name, line))
                        .withHelp("see whether the manifest still asks for it"));
            }
        });
        found.forEach((line, problem) -> {
            if (!expected.containsKey(line)) {
                wrong.add(Problem.error(
                                PolicyTestError.CASE_UNEXPECTED,
                                Place.startOf(shown),
                                "Case '%s' does not expect %s: %s".formatted(name, line, problem.message()))
                        .withHelp("mend the case, or add the line '%s' to %s".formatted(line, EXPECTED)));
            }
        });
    }

    private static String line(Problem problem) {
        return problem.code().id() + " "
                + problem.place()
                        .map(place -> place.file() + ":" + place.line())
                        .orElse("-:0");
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(directory.resolve(EXPECTED));
        } catch (IOException e) {
            throw new UncheckedIOException("A case cannot be read", e);
        }
    }
}
