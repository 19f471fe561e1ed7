import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * Writes the tables of TPC-H as Parquet, in files of about a million rows: {@code Generate SCALE DIRECTORY}. The same scale
 * gives the same rows in the same files.
 */
final class Generate {
    private static final double ROWS_OF_A_FILE = 1_000_000;

    /** Rows at scale factor 1; a table that is not here does not grow. */
    private static final Map<String, Integer> ROWS = Map.of(
            "customer", 150_000,
            "lineitem", 6_000_000,
            "orders", 1_500_000,
            "part", 200_000,
            "partsupp", 800_000,
            "supplier", 10_000);

    private Generate() {}

    public static void main(String[] arguments) throws Exception {
        double scale = Double.parseDouble(arguments[0]);
        Path directory = Files.createDirectories(Path.of(arguments[1]));
        try (DuckDBConnection database = new DuckDBDriver().connect("jdbc:duckdb:", null).unwrap(DuckDBConnection.class);
                ExecutorService threads =
                        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<?>> files = new ArrayList<>();
            for (TpchTable<?> table : TpchTable.getTables()) {
                double rows = ROWS.getOrDefault(table.getTableName(), 0) * scale;
                int parts = Math.max(1, (int) Math.round(rows / ROWS_OF_A_FILE));
                for (int part = 1; part <= parts; part++) {
                    int number = part;
                    files.add(threads.submit(() -> {
                        write(database, table, scale, number, parts, directory);
                        return number;
                    }));
                }
            }
            awaitAll(files);
        }
    }

    private static void awaitAll(List<Future<?>> files) throws InterruptedException, ExecutionException {
        for (Future<?> file : files) {
            file.get();
        }
    }

    private static <E extends TpchEntity> void write(
            DuckDBConnection database, TpchTable<E> table, double scale, int part, int parts, Path directory)
            throws SQLException {
        String name = "%s-%03d".formatted(table.getTableName(), part);
        try (DuckDBConnection connection = database.duplicate().unwrap(DuckDBConnection.class)) {
            execute(connection, "create table \"" + name + "\" (" + columns(table) + ")");
            try (DuckDBAppender appender = connection.createAppender(name)) {
                for (E row : table.createGenerator(scale, part, parts)) {
                    appender.beginRow();
                    for (TpchColumn<E> column : table.getColumns()) {
                        append(appender, column, row);
                    }
                    appender.endRow();
                }
            }
            execute(
                    connection,
                    "copy \"" + name + "\" to '" + directory.resolve(name + ".parquet").toString().replace("'", "''")
                            + "' (format parquet, compression zstd)");
            execute(connection, "drop table \"" + name + "\"");
        }
    }

    private static String columns(TpchTable<?> table) {
        return table.getColumns().stream()
                .map(column -> column.getColumnName() + " " + type(column) + " not null")
                .collect(Collectors.joining(", "));
    }

    private static String type(TpchColumn<?> column) {
        return switch (column.getType().getBase()) {
            case IDENTIFIER -> "bigint";
            case INTEGER -> "integer";
            case DATE -> "date";
            // The library's only numbers with a fraction are amounts, which the specification calls decimals.
            case DOUBLE -> "decimal(15, 2)";
            case VARCHAR -> "varchar";
        };
    }

    private static <E extends TpchEntity> void append(DuckDBAppender appender, TpchColumn<E> column, E row)
            throws SQLException {
        switch (column.getType().getBase()) {
            case IDENTIFIER -> appender.append(column.getIdentifier(row));
            case INTEGER -> appender.append(column.getInteger(row));
            case DATE -> appender.appendEpochDays(column.getDate(row));
            case DOUBLE -> appender.appendDecimal(Math.round(column.getDouble(row) * 100));
            case VARCHAR -> appender.append(column.getString(row));
        }
    }

    private static void execute(DuckDBConnection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
