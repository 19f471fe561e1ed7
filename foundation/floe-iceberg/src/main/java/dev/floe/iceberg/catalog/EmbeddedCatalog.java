package dev.floe.iceberg.catalog;

import static java.util.Objects.requireNonNull;

import dev.floe.iceberg.TableError;
import dev.floe.iceberg.TableName;
import dev.floe.iceberg.table.LocalFiles;
import dev.floe.iceberg.table.TableChange;
import dev.floe.iceberg.table.TableVersion;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.table.TableSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A catalog without a server: a SQLite database in a directory, with the tables below it. Any number of processes may use it
 * at a time.
 *
 * <p>A run stages versions of tables, which only it sees, and publishes all of them in one transaction of the database: a
 * reader finds all of them or none.
 */
public final class EmbeddedCatalog implements AutoCloseable {
    private static final String CATALOG = "floe";

    private final Path directory;
    private final CatalogDatabase database;

    private EmbeddedCatalog(Path directory, CatalogDatabase database) {
        this.directory = directory;
        this.database = database;
    }

    /**
     * Opens the catalog of a directory, and makes it where there is none.
     *
     * @throws FloeException {@link TableError#CATALOG_FAILS} if that does not work
     */
    public static EmbeddedCatalog open(Path directory) {
        return new EmbeddedCatalog(
                directory, CatalogDatabase.open(directory.resolve("catalog.db").toAbsolutePath()));
    }

    /** Where the tables lie for which nothing else is said. */
    public Path warehouse() {
        return directory.resolve("warehouse").toAbsolutePath();
    }

    /** The names of all published tables, sorted. */
    public List<TableName> tables() {
        return database.query(
                "select table_namespace, table_name from iceberg_tables where catalog_name = ? order by 1, 2",
                row -> new TableName(row.getString(1), row.getString(2)),
                CATALOG);
    }

    /**
     * The published version of a table; empty: there is no such table.
     *
     * @throws FloeException {@link TableError#TABLE_BROKEN} if its metadata is not to be had
     */
    public Optional<TableVersion> published(TableName name) {
        return location(name).map(location -> TableVersion.read(name, location));
    }

    private Optional<String> location(TableName name) {
        return database
                .query(
                        "select metadata_location from iceberg_tables"
                                + " where catalog_name = ? and table_namespace = ? and table_name = ?",
                        row -> row.getString(1),
                        CATALOG,
                        name.namespace(),
                        name.name())
                .stream()
                .findFirst();
    }

    /** Begins the first version of a table, in the warehouse. */
    public TableChange create(TableName name, TableSchema wanted) {
        return TableChange.first(
                name, wanted, warehouse().resolve(name.namespace()).resolve(name.name()));
    }

    /**
     * Lets no other run of a product begin until it is closed, or the process ends, however it ends.
     *
     * @throws FloeException {@link TableError#RUN_IN_PROGRESS} if another one has it
     */
    public ProductLock lock(String product) {
        return ProductLock.take(directory.resolve("locks").resolve(product + ".lock"), product);
    }

    /** Remembers a version for the next publication of a product, in place of an earlier one of the same table. */
    public void stage(String product, String run, StagedTable staged) {
        TableVersion version = staged.version();
        database.inTransaction(() -> database.update(
                "insert or replace into floe_staged_tables (product, run, step, step_key, table_namespace, table_name,"
                        + " base_location, metadata_location) values (?, ?, ?, ?, ?, ?, ?, ?)",
                product,
                run,
                staged.step(),
                staged.key(),
                version.name().namespace(),
                version.name().name(),
                staged.base().orElse(null),
                version.metadataLocation()));
    }

    /**
     * What runs of a product have staged and nobody has published: what is left of one that was killed. A version whose
     * metadata is not to be had any more is as good as none.
     */
    public List<StagedTable> staged(String product) {
        return database
                .query(
                        "select table_namespace, table_name, metadata_location, step, step_key, base_location"
                                + " from floe_staged_tables where product = ? order by 1, 2",
                        EmbeddedCatalog::staged,
                        product)
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<StagedTable> staged(ResultSet row) throws SQLException {
        TableName name = new TableName(row.getString(1), row.getString(2));
        String location = row.getString(3);
        if (!Files.exists(LocalFiles.path(location))) {
            return Optional.empty();
        }
        return Optional.of(new StagedTable(
                TableVersion.read(name, location),
                row.getString(4),
                row.getString(5),
                Optional.ofNullable(row.getString(6))));
    }

    /** The tests of a product that have passed, with the keys of what they read then. */
    public Map<String, String> passedTests(String product) {
        Map<String, String> passed = new HashMap<>();
        database.query(
                        "select test, test_key from floe_passed_tests where product = ?",
                        row -> Map.entry(row.getString(1), row.getString(2)),
                        product)
                .forEach(entry -> passed.put(entry.getKey(), entry.getValue()));
        return passed;
    }

    /** Remembers tests that have passed, by their keys. */
    public void rememberPassedTests(String product, Map<String, String> keys) {
        database.inTransaction(() -> {
            for (Map.Entry<String, String> entry : keys.entrySet()) {
                database.update(
                        "insert or replace into floe_passed_tests (product, test, test_key) values (?, ?, ?)",
                        product,
                        entry.getKey(),
                        entry.getValue());
            }
        });
    }

    /**
     * Publishes versions, all of them or none, and forgets everything that the product has staged.
     *
     * @throws FloeException {@link TableError#CHANGED_MEANWHILE} if somebody else has published one of the tables since
     */
    public void publish(String product, List<StagedTable> versions) {
        requireNonNull(versions, "versions is null");
        database.inTransaction(() -> {
            for (StagedTable staged : versions) {
                publish(staged);
            }
            database.update("delete from floe_staged_tables where product = ?", product);
        });
    }

    /**
     * Publishes one version by itself.
     *
     * @throws FloeException {@link TableError#CHANGED_MEANWHILE} if somebody else has published one since
     */
    public void replace(StagedTable version) {
        database.inTransaction(() -> publish(version));
    }

    private void publish(StagedTable staged) throws SQLException {
        if (update(staged) != 1) {
            throw TableError.CHANGED_MEANWHILE.exception(
                    "Table '%s' was changed by somebody else meanwhile: nothing was published"
                            .formatted(staged.version().name()),
                    "run again; if that was no other floe run, look at who writes to the table");
        }
    }

    private int update(StagedTable staged) throws SQLException {
        TableName name = staged.version().name();
        String location = staged.version().metadataLocation();
        if (staged.base().isPresent()) {
            return database.update(
                    "update iceberg_tables set metadata_location = ?, previous_metadata_location = ?"
                            + " where catalog_name = ? and table_namespace = ? and table_name = ?"
                            + " and metadata_location = ?",
                    location,
                    staged.base().get(),
                    CATALOG,
                    name.namespace(),
                    name.name(),
                    staged.base().get());
        }
        database.update(
                "insert or ignore into iceberg_namespace_properties (catalog_name, namespace, property_key,"
                        + " property_value) values (?, ?, 'exists', 'true')",
                CATALOG,
                name.namespace());
        return database.update(
                "insert or ignore into iceberg_tables (catalog_name, table_namespace, table_name, metadata_location,"
                        + " iceberg_type) values (?, ?, ?, ?, 'TABLE')",
                CATALOG,
                name.namespace(),
                name.name(),
                location);
    }

    @Override
    public void close() {
        database.close();
    }
}
