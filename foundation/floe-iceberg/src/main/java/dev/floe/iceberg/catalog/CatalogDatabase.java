package dev.floe.iceberg.catalog;

import dev.floe.iceberg.TableError;
import dev.floe.spi.problem.FloeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteErrorCode;

/**
 * The SQLite database of a catalog. Its tables {@code iceberg_tables} and {@code iceberg_namespace_properties} are those of
 * Iceberg's own JDBC catalog, so that any program with that can read the published tables.
 */
final class CatalogDatabase implements AutoCloseable {
    private static final int WAIT_MILLIS = 30_000;
    private static final long PAUSE_NANOS = 5_000_000;

    private static final List<String> SCHEMA = List.of("""
            create table if not exists iceberg_tables (
              catalog_name varchar(255) not null, table_namespace varchar(255) not null, table_name varchar(255) not null,
              metadata_location varchar(1000), previous_metadata_location varchar(1000), iceberg_type varchar(5),
              primary key (catalog_name, table_namespace, table_name))
            """, """
            create table if not exists iceberg_namespace_properties (
              catalog_name varchar(255) not null, namespace varchar(255) not null, property_key varchar(255) not null,
              property_value varchar(1000), primary key (catalog_name, namespace, property_key))
            """, """
            create table if not exists floe_staged_tables (
              product text not null, step text not null, table_namespace text not null, table_name text not null,
              step_key text not null, run text not null, base_location text, metadata_location text not null,
              primary key (product, table_namespace, table_name))
            """, """
            create table if not exists floe_passed_tests (
              product text not null, test text not null, test_key text not null, primary key (product, test))
            """, """
            create table if not exists floe_marks (mark text not null)
            """);

    private final Path file;
    private final Connection connection;

    private CatalogDatabase(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /** Opens the database, and makes it where there is none. */
    static CatalogDatabase open(Path file) {
        try {
            Path directory = file.getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            SQLiteConfig config = new SQLiteConfig();
            config.setBusyTimeout(WAIT_MILLIS);
            config.setJournalMode(JournalMode.WAL);
            // A transaction that writes says so when it begins: two that read first would not let each other write.
            config.setTransactionMode(TransactionMode.IMMEDIATE);
            CatalogDatabase database = new CatalogDatabase(file, connect(config, file));
            database.inTransaction(() -> {
                for (String statement : SCHEMA) {
                    database.update(statement);
                }
            });
            return database;
        } catch (SQLException | IOException failure) {
            throw fails(file, failure);
        }
    }

    /** Two that open a new database at once both switch it to its log, and for that SQLite does not wait by itself. */
    private static Connection connect(SQLiteConfig config, Path file) throws SQLException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(WAIT_MILLIS);
        while (true) {
            try {
                return config.createConnection("jdbc:sqlite:" + file);
            } catch (SQLException refusal) {
                if (refusal.getErrorCode() != SQLiteErrorCode.SQLITE_BUSY.code || System.nanoTime() > end) {
                    throw refusal;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private static FloeException fails(Path file, Exception failure) {
        return TableError.CATALOG_FAILS.exception(
                "The catalog '%s' cannot be used: %s".formatted(file, failure.getMessage()),
                "look whether the disk is full and the file may be written",
                failure);
    }

    /** What is done in one transaction. */
    @FunctionalInterface
    interface Work {
        void run() throws SQLException;
    }

    /** A row of an answer. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Does everything or nothing. */
    synchronized void inTransaction(Work work) {
        try {
            connection.setAutoCommit(false);
            try {
                work.run();
                connection.commit();
            } catch (SQLException | RuntimeException failure) {
                connection.rollback();
                throw failure;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException failure) {
            throw fails(file, failure);
        }
    }

    /** Eight letters that no other catalog has, made when they are first asked for. */
    String mark() {
        String select = "select mark from floe_marks";
        List<String> marks = query(select, row -> row.getString(1));
        if (marks.isEmpty()) {
            String mark = UUID.randomUUID().toString().substring(0, 8);
            inTransaction(() ->
                    update("insert into floe_marks (mark) select ? where not exists (select 1 from floe_marks)", mark));
            marks = query(select, row -> row.getString(1));
        }
        return marks.getFirst();
    }

    /** Runs a statement of the transaction, and gives the number of rows that it changed. */
    int update(String sql, @Nullable String... values) throws SQLException {
        try (PreparedStatement statement = prepare(sql, values)) {
            return statement.executeUpdate();
        }
    }

    synchronized <T> List<T> query(String sql, RowReader<T> reader, @Nullable String... values) {
        try (PreparedStatement statement = prepare(sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        } catch (SQLException failure) {
            throw fails(file, failure);
        }
    }

    private PreparedStatement prepare(String sql, @Nullable String... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setString(i + 1, values[i]);
        }
        return statement;
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw fails(file, failure);
        }
    }
}
