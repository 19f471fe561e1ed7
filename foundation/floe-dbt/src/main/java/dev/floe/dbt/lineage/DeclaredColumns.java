package dev.floe.dbt.lineage;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.table.CsvRows;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Value;
import dev.floe.lineage.resolve.Tables.Column;
import dev.floe.lineage.resolve.Tables.Knowledge;
import dev.floe.lineage.resolve.Tables.Table;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The columns of what no query makes, as far as files say them. */
final class DeclaredColumns {
    private DeclaredColumns() {}

    /** The columns that properties describe; there may be others. */
    static Table of(String id, DictValue node) {
        List<Column> columns = new ArrayList<>();
        Fields.dict(node, "columns").entries().forEach((name, value) -> {
            if (value instanceof DictValue column) {
                columns.add(new Column(
                        Fields.text(column, "name", name.toText()),
                        Fields.text(column, "data_type").filter(type -> !type.isBlank())));
            }
        });
        return new Table(id, columns, Knowledge.SOME);
    }

    /** The columns of a seed's file, with the types that its configuration says. */
    static Table ofSeed(String id, DictValue seed) {
        Path file = Path.of(Fields.text(seed, "root_path", "")).resolve(Fields.text(seed, "original_file_path", ""));
        DictValue config = Fields.dict(seed, "config");
        DictValue types = Fields.dict(config, "column_types");
        char delimiter = Fields.text(config, "delimiter", ",").charAt(0);
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            String first = Optional.ofNullable(reader.readLine()).orElse("");
            List<String> names = CsvRows.names(first.startsWith("\uFEFF") ? first.substring(1) : first, delimiter);
            if (names.isEmpty() || names.stream().anyMatch(String::isBlank)) {
                return of(id, seed);
            }
            return new Table(
                    id,
                    names.stream()
                            .map(name ->
                                    new Column(name, Fields.find(types, name).map(Value::toText)))
                            .toList(),
                    Knowledge.EXPECTED);
        } catch (IOException | RuntimeException unreadable) {
            // Whoever loads the seed says what is wrong with it.
            return of(id, seed);
        }
    }
}
