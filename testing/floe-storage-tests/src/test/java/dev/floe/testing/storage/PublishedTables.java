package dev.floe.testing.storage;

import dev.floe.iceberg.TableName;
import dev.floe.iceberg.catalog.TableCatalog;
import dev.floe.iceberg.table.TableVersion;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a catalog has of a product: read without floe's run or its engine. */
final class PublishedTables {
    private PublishedTables() {}

    /**
     * What there is to see of a table, wherever it lies.
     *
     * @param columns names and types
     * @param partitions how its files are divided
     * @param versions the rows that each version has added and in total, the oldest first
     * @param rows as texts, sorted
     */
    record Contents(List<String> columns, String partitions, List<String> versions, List<String> rows) {}

    /** The tables of the namespaces of layers, by name. */
    static Map<String, Contents> of(TableCatalog catalog) {
        Map<String, Contents> tables = new TreeMap<>();
        for (TableName name : catalog.tables()) {
            if (List.of("bronze", "gold").contains(name.namespace())) {
                tables.put(name.toString(), contents(catalog.published(name).orElseThrow()));
            }
        }
        return tables;
    }

    private static Contents contents(TableVersion version) {
        return new Contents(
                version.schema().fields().stream()
                        .map(field -> field.name() + " " + field.type())
                        .toList(),
                version.metadata().spec().fields().stream()
                        .map(field -> field.name() + " by " + field.transform())
                        .toList()
                        .toString(),
                version.metadata().snapshots().stream()
                        .map(snapshot -> "%s, +%s, %s rows"
                                .formatted(
                                        snapshot.operation(),
                                        snapshot.summary().getOrDefault("added-records", "0"),
                                        snapshot.summary().get("total-records")))
                        .toList(),
                rows(version));
    }

    private static List<String> rows(TableVersion version) {
        String columns = version.schema().fields().stream()
                .map(field -> '"' + field.name() + '"')
                .collect(Collectors.joining(", "));
        String paths = version.scan().files().stream()
                .map(file -> "'" + file.location() + "'")
                .collect(Collectors.joining(", ", "[", "]"));
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select " + columns + " from read_parquet(" + paths + ", union_by_name = true) order by all")) {
            int width = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                found.add(IntStream.rangeClosed(1, width)
                        .mapToObj(column -> text(rows, column))
                        .collect(Collectors.joining(" | ")));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return found;
    }

    private static String text(ResultSet rows, int column) {
        try {
            return String.valueOf(rows.getString(column));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
