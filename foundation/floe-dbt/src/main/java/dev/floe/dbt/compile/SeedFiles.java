package dev.floe.dbt.compile;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.table.AgateTableValue;
import dev.floe.dbt.table.PythonTemporals;
import dev.floe.dbt.table.TableReader;
import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Reads the CSV files of seeds. */
final class SeedFiles {
    private final TableReader reader = new TableReader(new PythonTemporals());
    private final Consumer<String> console;

    SeedFiles(Consumer<String> console) {
        this.console = console;
    }

    /** The rows of a seed; a column whose type is configured is read as text. */
    AgateTableValue read(DictValue seed) {
        String file = Fields.text(seed, "original_file_path", "");
        Path path = Path.of(Fields.text(seed, "root_path", "")).resolve(file);
        DictValue config = Fields.dict(seed, "config");
        List<String> texts = Fields.dict(config, "column_types").entries().keySet().stream()
                .map(Value::toText)
                .toList();
        String delimiter = Fields.text(config, "delimiter", ",");
        if (delimiter.length() != 1) {
            throw new TemplateException(
                    ErrorKind.RAISED,
                    "Seed file '" + file + "' has the delimiter '" + delimiter + "', which is not one character");
        }
        try {
            String csv = Files.readString(path);
            return new AgateTableValue(
                    reader.readCsv(csv.startsWith("\uFEFF") ? csv.substring(1) : csv, texts, delimiter.charAt(0)),
                    console);
        } catch (IOException failure) {
            throw new TemplateException(
                    ErrorKind.RAISED, "Seed file '" + file + "' cannot be read: " + failure.getMessage(), failure);
        }
    }
}
