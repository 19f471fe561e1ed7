package dev.floe.dbt.parse;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.project.PathKind;
import dev.floe.dbt.project.ProjectFile;
import dev.floe.dbt.table.CsvRows;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rows of unit tests: written as dicts, as CSV or as SQL, there or in a file of their own, or those of a seed. */
final class UnitTestRows {
    private static final Pattern SEED =
            Pattern.compile("\\s*ref\\(\\s*(?:['\"]([^'\"]+)['\"]\\s*,\\s*)?['\"]([^'\"]+)['\"]\\s*\\)\\s*");

    private final Map<String, SourceFile> seeds = new HashMap<>();
    private final Map<String, SourceFile> fixtures = new HashMap<>();

    UnitTestRows(Map<ProjectFile, SourceFiles> files) {
        files.forEach((project, sources) -> {
            sources.of(PathKind.SEED, ".csv").forEach(file -> seeds.put(key(project.name(), file.name()), file));
            List<String> folders = project.paths(PathKind.TEST).stream()
                    .map(path -> path + "/fixtures")
                    .toList();
            sources.in(folders, ".csv", ".sql").forEach(file -> fixtures.put(key(project.name(), file.name()), file));
        });
    }

    private static String key(String packageName, String name) {
        return packageName + "." + name;
    }

    /**
     * The rows of one input, or the rows that are expected: with all keys, and no row with nothing in it first where there
     * is a full one, as some databases take a column's type from there.
     *
     * @throws FloeException if rows and format do not fit, or a file is missing
     */
    DictValue fixture(Properties.Entry entry, DictValue written, Optional<String> input) {
        String format = Fields.text(written, "format", "dict");
        Value rows = written.find("rows").orElse(NoneValue.NONE);
        Optional<String> file = Fields.text(written, "fixture");
        DictValue fixture = DictValue.empty();
        fixture.put(
                "rows",
                switch (format) {
                    case "dict" -> promoted(dicts(entry, rows, file, input));
                    case "csv" -> promoted(nulled(file.isPresent() ? csvFile(entry, file.get()) : csv(entry, rows)));
                    case "sql" ->
                        file.isPresent()
                                ? StringValue.of(file(entry, file.get()).code())
                                : text(entry, rows, format);
                    default ->
                        throw UnitTestParser.wrong(
                                entry, "has rows of format '" + format + "'", "choose one of dict, csv, sql");
                });
        fixture.put("format", StringValue.of(format));
        fixture.put("fixture", Fields.orNone(file));
        return fixture;
    }

    private ListValue dicts(Properties.Entry entry, Value rows, Optional<String> file, Optional<String> input) {
        if (rows == NoneValue.NONE && file.isEmpty() && input.isPresent()) {
            return seed(entry, input.get());
        }
        if (rows instanceof ListValue list && list.elements().stream().allMatch(DictValue.class::isInstance)) {
            return ListValue.of(list.elements());
        }
        throw UnitTestParser.wrong(
                entry, "has rows that are no list of dicts", "write '- {column: value}', or name their 'format'");
    }

    private ListValue seed(Properties.Entry entry, String input) {
        Matcher call = SEED.matcher(input);
        if (call.matches()) {
            String packageName =
                    Optional.ofNullable(call.group(1)).orElse(entry.project().name());
            SourceFile seed = seeds.get(key(packageName, call.group(2)));
            if (seed != null) {
                return CsvRows.of(seed.text());
            }
        }
        throw UnitTestParser.wrong(
                entry, "has no rows for '" + input + "', which is no seed", "write 'rows: []' where there are none");
    }

    private ListValue csv(Properties.Entry entry, Value rows) {
        return CsvRows.of(text(entry, rows, "csv").value());
    }

    private ListValue csvFile(Properties.Entry entry, String name) {
        return CsvRows.of(file(entry, name).code());
    }

    private static StringValue text(Properties.Entry entry, Value rows, String format) {
        if (rows instanceof StringValue text) {
            return text;
        }
        throw UnitTestParser.wrong(
                entry,
                "has rows of format '" + format + "' that are no text",
                "write them as one, or name a 'fixture'");
    }

    private SourceFile file(Properties.Entry entry, String name) {
        SourceFile file = fixtures.get(key(entry.project().name(), name));
        if (file == null) {
            throw UnitTestParser.wrong(
                    entry,
                    "names the fixture '" + name + "', which there is not",
                    "put it into the folder 'fixtures' below the tests of "
                            + entry.project().name());
        }
        return file;
    }

    /** What is empty in CSV is NULL. */
    private static ListValue nulled(ListValue rows) {
        for (Value row : rows.elements()) {
            if (row instanceof DictValue dict) {
                dict.entries().replaceAll((_, value) -> value.equals(StringValue.EMPTY) ? NoneValue.NONE : value);
            }
        }
        return rows;
    }

    private static ListValue promoted(ListValue rows) {
        for (int i = 0; i < rows.elements().size(); i++) {
            if (rows.elements().get(i) instanceof DictValue row
                    && !row.entries().containsValue(NoneValue.NONE)) {
                Value first = rows.elements().getFirst();
                rows.elements().set(0, row);
                rows.elements().set(i, first);
                break;
            }
        }
        return rows;
    }
}
