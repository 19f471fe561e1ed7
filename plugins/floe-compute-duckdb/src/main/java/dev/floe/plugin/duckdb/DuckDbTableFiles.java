package dev.floe.plugin.duckdb;

import static dev.floe.plugin.duckdb.DuckDbText.identifier;
import static dev.floe.plugin.duckdb.DuckDbText.literal;

import dev.floe.spi.session.QueryRows;
import dev.floe.spi.session.ResultColumn;
import dev.floe.spi.session.SessionException;
import dev.floe.spi.session.SessionException.Kind;
import dev.floe.spi.session.TableFiles;
import dev.floe.spi.session.TableWrite;
import dev.floe.spi.table.RowDeletes;
import dev.floe.spi.table.RowDeletes.EqualityFile;
import dev.floe.spi.table.RowDeletes.PositionFile;
import dev.floe.spi.table.RowDeletes.Positions;
import dev.floe.spi.table.ScanFile;
import dev.floe.spi.table.TableField;
import dev.floe.spi.table.TableScan;
import dev.floe.spi.table.TableSchema;
import dev.floe.spi.table.WrittenFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Reads data files by {@code read_parquet}, which finds columns by their ids, and writes them by {@code COPY}. */
final class DuckDbTableFiles implements TableFiles {
    private final DuckDbSession session;

    DuckDbTableFiles(DuckDbSession session) {
        this.session = session;
    }

    @Override
    public TableSchema schemaOf(String query) {
        List<ResultColumn> columns = session.describe(query);
        Set<String> names = new HashSet<>();
        for (ResultColumn column : columns) {
            if (!names.add(column.name().toLowerCase(Locale.ROOT))) {
                throw new SessionException(
                        Kind.TYPE, "Column '%s' is there twice: give one another name".formatted(column.name()));
            }
        }
        AtomicInteger ids = new AtomicInteger(columns.size());
        List<TableField> fields = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            ResultColumn column = columns.get(i);
            fields.add(new TableField(
                    i + 1,
                    column.name(),
                    DuckDbTypeReader.read(column.name(), column.type(), ids::incrementAndGet),
                    false));
        }
        return new TableSchema(fields);
    }

    @Override
    public void createView(String relation, TableScan scan) {
        session.execute("create or replace view " + relation + " as " + select(scan));
    }

    /** Files without deletes are read together, each of the others by itself. */
    private String select(TableScan scan) {
        List<TableField> fields = scan.schema().fields();
        List<String> parts = new ArrayList<>();
        List<ScanFile> whole =
                scan.files().stream().filter(file -> file.deletes().isEmpty()).toList();
        if (!whole.isEmpty()) {
            String files = whole.stream().map(file -> literal(file.location())).collect(Collectors.joining(", "));
            String mapping = haveColumns(whole, files, fields) ? "" : ", " + schema(fields);
            parts.add("select " + names(fields) + " from read_parquet([" + files + "], hive_partitioning = false"
                    + mapping + ")");
        }
        scan.files().stream()
                .filter(file -> !file.deletes().isEmpty())
                .map(file -> select(fields, file))
                .forEach(parts::add);
        if (parts.isEmpty()) {
            return "select "
                    + fields.stream()
                            .map(field ->
                                    "null::" + DuckDbTypeWriter.type(field.type()) + " as " + identifier(field.name()))
                            .collect(Collectors.joining(", "))
                    + " where false";
        }
        return String.join(" union all ", parts);
    }

    /**
     * Whether each file has exactly these columns, of these names, types and ids. Then they are found by name: where DuckDB
     * finds them by id, it knows neither how many rows there are nor their bounds, and orders joins as if each table had one.
     */
    private boolean haveColumns(List<ScanFile> files, String locations, List<TableField> fields) {
        String wanted = fields.stream()
                .sorted(Comparator.comparingInt(TableField::id))
                .map(field -> field.id() + " " + field.name() + " " + DuckDbTypeWriter.type(field.type()))
                .collect(Collectors.joining("\n"));
        int found = 0;
        try (QueryRows rows = session.query(
                "select string_agg(concat(field_id, ' ', name, ' ', duckdb_type), chr(10) order by field_id)"
                        + " from parquet_schema([" + locations + "]) where num_children is null group by file_name")) {
            while (rows.next()) {
                found++;
                if (!wanted.equals(rows.value(0))) {
                    return false;
                }
            }
        }
        return found == files.size();
    }

    private static String select(List<TableField> fields, ScanFile file) {
        return "select " + names(fields) + " from read_parquet(" + literal(file.location()) + ", " + schema(fields)
                + ", hive_partitioning = false, file_row_number = true) as data where "
                + file.deletes().stream().map(DuckDbTableFiles::isKept).collect(Collectors.joining(" and "));
    }

    private static String isKept(RowDeletes deletes) {
        return switch (deletes) {
            case PositionFile(String location, String dataFile) ->
                "data.file_row_number not in (select pos from read_parquet(" + literal(location)
                        + ") where file_path = " + literal(dataFile) + ")";
            case Positions(List<Long> positions) ->
                "data.file_row_number not in (select unnest("
                        + positions.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]::bigint[]"))
                        + "))";
            case EqualityFile(String location, List<TableField> columns) ->
                "not exists (select 1 from read_parquet(" + literal(location) + ", " + schema(columns)
                        + ") as gone where "
                        + columns.stream()
                                .map(column -> "gone." + identifier(column.name()) + " is not distinct from data."
                                        + identifier(column.name()))
                                .collect(Collectors.joining(" and "))
                        + ")";
        };
    }

    private static String names(List<TableField> fields) {
        return fields.stream().map(field -> identifier(field.name())).collect(Collectors.joining(", "));
    }

    private static String schema(List<TableField> fields) {
        return fields.stream()
                .map(field -> "%d: {'name': %s, 'type': %s, 'default_value': null}"
                        .formatted(field.id(), literal(field.name()), literal(DuckDbTypeWriter.type(field.type()))))
                .collect(Collectors.joining(", ", "schema = map {", "}"));
    }

    @Override
    public List<WrittenFile> write(TableWrite write) {
        return new DuckDbCopy(session, write).write();
    }
}
