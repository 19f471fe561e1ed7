package dev.floe.iceberg.catalog;

import static java.util.Objects.requireNonNull;

import dev.floe.iceberg.TableError;
import dev.floe.iceberg.TableName;
import dev.floe.spi.problem.FloeException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an embedded catalog knows: its namespaces, and which metadata file each table has. Any thread may call it, and any
 * number of processes may at a time.
 *
 * <p>Every method throws a {@link FloeException} with {@link TableError#CATALOG_FAILS} if the database does not answer.
 */
public final class CatalogPointers implements AutoCloseable {
    private static final String CATALOG = EmbeddedCatalog.CATALOG;

    /** The key with which Iceberg's JDBC catalog says that a namespace is there. */
    private static final String EXISTS = "exists";

    private final Path directory;
    private final CatalogDatabase database;

    private CatalogPointers(Path directory, CatalogDatabase database) {
        this.directory = directory;
        this.database = database;
    }

    /** Opens the catalog of a directory, and makes it where there is none. */
    public static CatalogPointers open(Path directory) {
        return new CatalogPointers(
                directory, CatalogDatabase.open(directory.resolve("catalog.db").toAbsolutePath()));
    }

    CatalogDatabase database() {
        return database;
    }

    /** Where the tables lie for which nothing else is said. */
    public Path warehouse() {
        return directory.resolve("warehouse").toAbsolutePath();
    }

    /** The location of a new table. */
    public String place(TableName table, TablePlaces places) {
        return places.location(table, warehouse(), database::mark);
    }

    /** The names of all tables, sorted. */
    public List<TableName> tables() {
        return database.query(
                "select table_namespace, table_name from iceberg_tables where catalog_name = ? order by 1, 2",
                row -> new TableName(row.getString(1), row.getString(2)),
                CATALOG);
    }

    /** The metadata file of a table; empty: there is no such table. */
    public Optional<String> location(TableName table) {
        return database
                .query(
                        "select metadata_location from iceberg_tables"
                                + " where catalog_name = ? and table_namespace = ? and table_name = ?",
                        row -> row.getString(1),
                        CATALOG,
                        table.namespace(),
                        table.name())
                .stream()
                .findFirst();
    }

    /**
     * Changes all of them or none.
     *
     * @return the first table whose metadata file is not the one that is expected; empty: all are changed
     */
    public Optional<TableName> move(List<PointerChange> changes) {
        List<TableName> conflicts = new ArrayList<>();
        try {
            database.inTransaction(() -> {
                for (PointerChange change : changes) {
                    if (!move(database, change)) {
                        conflicts.add(change.table());
                        throw new Undone();
                    }
                }
            });
        } catch (Undone conflict) {
            return Optional.of(conflicts.getFirst());
        }
        return Optional.empty();
    }

    /** Ends a transaction of the database without any effect. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Changes one in a transaction; says whether it was what is expected. */
    static boolean move(CatalogDatabase database, PointerChange change) throws SQLException {
        TableName table = change.table();
        if (change.expected().isPresent()) {
            String expected = change.expected().get();
            return database.update(
                            "update iceberg_tables set metadata_location = ?, previous_metadata_location = ?"
                                    + " where catalog_name = ? and table_namespace = ? and table_name = ?"
                                    + " and metadata_location = ?",
                            change.next(),
                            expected,
                            CATALOG,
                            table.namespace(),
                            table.name(),
                            expected)
                    == 1;
        }
        setProperty(database, table.namespace(), EXISTS, "true");
        return database.update(
                        "insert or ignore into iceberg_tables (catalog_name, table_namespace, table_name,"
                                + " metadata_location, iceberg_type) values (?, ?, ?, ?, 'TABLE')",
                        CATALOG,
                        table.namespace(),
                        table.name(),
                        change.next())
                == 1;
    }

    /** Forgets a table, not its files; says whether there was one. */
    public boolean drop(TableName table) {
        int[] dropped = new int[1];
        database.inTransaction(() -> dropped[0] = database.update(
                "delete from iceberg_tables where catalog_name = ? and table_namespace = ? and table_name = ?",
                CATALOG,
                table.namespace(),
                table.name()));
        return dropped[0] == 1;
    }

    /** Gives a table another name; says whether the one is there and the other was free. */
    public boolean rename(TableName from, TableName to) {
        int[] renamed = new int[1];
        database.inTransaction(() -> renamed[0] = database.update(
                "update or ignore iceberg_tables set table_namespace = ?, table_name = ?"
                        + " where catalog_name = ? and table_namespace = ? and table_name = ?",
                to.namespace(),
                to.name(),
                CATALOG,
                from.namespace(),
                from.name()));
        return renamed[0] == 1;
    }

    /** The names of all namespaces, sorted: those that were made, and those that have tables. */
    public List<String> namespaces() {
        return database.query(
                "select namespace from iceberg_namespace_properties where catalog_name = ?"
                        + " union select table_namespace from iceberg_tables where catalog_name = ? order by 1",
                row -> row.getString(1),
                CATALOG,
                CATALOG);
    }

    /** What a namespace says of itself. */
    public Map<String, String> properties(String namespace) {
        Map<String, String> properties = new TreeMap<>();
        database.query(
                        "select property_key, property_value from iceberg_namespace_properties"
                                + " where catalog_name = ? and namespace = ? and property_key <> ?",
                        row -> Map.entry(row.getString(1), requireNonNull(row.getString(2), "value is null")),
                        CATALOG,
                        namespace,
                        EXISTS)
                .forEach(entry -> properties.put(entry.getKey(), entry.getValue()));
        return properties;
    }

    /** Makes a namespace if there is none, and lets it say more of itself. */
    public void setProperties(String namespace, Map<String, String> properties) {
        database.inTransaction(() -> {
            setProperty(database, namespace, EXISTS, "true");
            for (Map.Entry<String, String> property : properties.entrySet()) {
                setProperty(database, namespace, property.getKey(), property.getValue());
            }
        });
    }

    private static void setProperty(CatalogDatabase database, String namespace, String key, String value)
            throws SQLException {
        database.update(
                "insert or replace into iceberg_namespace_properties (catalog_name, namespace, property_key,"
                        + " property_value) values (?, ?, ?, ?)",
                CATALOG,
                namespace,
                key,
                value);
    }

    /** Lets a namespace say less of itself. */
    public void removeProperties(String namespace, Iterable<String> keys) {
        database.inTransaction(() -> {
            for (String key : keys) {
                database.update(
                        "delete from iceberg_namespace_properties"
                                + " where catalog_name = ? and namespace = ? and property_key = ?",
                        CATALOG,
                        namespace,
                        key);
            }
        });
    }

    /** Forgets a namespace. */
    public void dropNamespace(String namespace) {
        database.inTransaction(() -> database.update(
                "delete from iceberg_namespace_properties where catalog_name = ? and namespace = ?",
                CATALOG,
                namespace));
    }

    @Override
    public void close() {
        database.close();
    }
}
