package dev.floe.lineage.resolve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A query with the lineage that a person has checked: a line for each column and one for the rows. */
record GoldenCase(Path query, Tables tables) {
    private static final Path GOLDEN =
            Path.of(System.getProperty("floe.root"), "foundation/floe-lineage/src/test/resources/golden");

    static List<GoldenCase> all() throws IOException {
        List<GoldenCase> cases = new ArrayList<>();
        try (Stream<Path> files = Files.walk(GOLDEN)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".sql"))
                    .sorted()
                    .toList()) {
                cases.add(new GoldenCase(file, tables(file.resolveSibling("tables.txt"))));
            }
        }
        return cases;
    }

    private static Tables tables(Path file) throws IOException {
        Map<String, Tables.Table> tables = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            List<String> words = Arrays.asList(line.split(" "));
            tables.put(
                    words.getFirst(),
                    new Tables.Table(
                            words.getFirst(),
                            words.stream()
                                    .skip(1)
                                    .map(name -> new Tables.Column(name, Optional.empty()))
                                    .toList(),
                            Tables.Knowledge.EXACT));
        }
        return path -> Optional.ofNullable(tables.get(path.getLast()));
    }

    QueryLineage lineage(SqlLineage reader) throws IOException {
        return reader.lineage(reader.parse(Files.readString(query)), tables);
    }

    List<String> expected() throws IOException {
        return Files.readAllLines(Path.of(query.toString().replaceAll("\\.sql$", ".lineage")));
    }

    /** How lineage is written down: {@code column: table.column use use, ...}. */
    static List<String> lines(QueryLineage lineage) {
        List<String> lines = new ArrayList<>();
        lineage.fields().forEach(field -> lines.add(line(field.name(), field.flow())));
        lines.add(line("(rows)", lineage.influences()));
        lineage.problems().forEach(problem -> lines.add("! " + problem.message()));
        lineage.opaque().ifPresent(reason -> lines.add("! " + reason));
        if (lineage.isOpen()) {
            lines.add("! open");
        }
        return lines;
    }

    private static String line(String name, Flow flow) {
        String from = flow.uses().entrySet().stream()
                .map(each -> each.getKey() + words(each.getValue()))
                .collect(Collectors.joining(", "));
        return name + ":" + (from.isEmpty() ? "" : " " + from) + (flow.isPartial() ? " ?" : "");
    }

    private static String words(Set<Use> uses) {
        return uses.stream()
                .map(use -> " " + use.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
