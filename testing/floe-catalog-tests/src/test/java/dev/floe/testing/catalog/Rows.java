package dev.floe.testing.catalog;

import dev.floe.iceberg.table.TableChange;
import dev.floe.spi.table.TableField;
import dev.floe.spi.table.TableScan;
import dev.floe.spi.table.TableSchema;
import dev.floe.spi.table.TableType.Primitive;
import dev.floe.spi.table.WrittenFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Data files with a column {@code id}, written and read by DuckDB. */
final class Rows {
    static final TableSchema SCHEMA = new TableSchema(List.of(new TableField(1, "id", Primitive.LONG, false)));

    private Rows() {}

    static WrittenFile write(TableChange change, long... ids) {
        Path file = change.createDataDirectory().resolve("part-0.parquet");
        TableField id = change.schema().fields().stream()
                .filter(field -> field.name().equals("id"))
                .findFirst()
                .orElseThrow();
        String rows =
                Arrays.stream(ids).mapToObj(each -> "(" + each + "::bigint)").collect(Collectors.joining(", "));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("copy (select * from (values " + rows + ") as t(id)) to '" + file
                    + "' (format parquet, field_ids {id: " + id.id() + "})");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return new WrittenFile(file.toString(), ids.length, file.toFile().length(), List.of());
    }

    static List<Long> read(TableScan scan) {
        List<Long> ids = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            for (var file : scan.files()) {
                try (Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery("select id from '" + file.location() + "'")) {
                    while (rows.next()) {
                        ids.add(rows.getLong(1));
                    }
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        ids.sort(null);
        return ids;
    }
}
