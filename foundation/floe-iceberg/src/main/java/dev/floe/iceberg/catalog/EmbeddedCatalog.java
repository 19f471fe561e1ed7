package dev.floe.iceberg.catalog;

import dev.floe.iceberg.TableError;
import dev.floe.iceberg.TableName;
import dev.floe.iceberg.storage.LocalFiles;
import dev.floe.iceberg.storage.LocalStorage;
import dev.floe.iceberg.storage.TableStorage;
import dev.floe.iceberg.table.TableChange;
import dev.floe.iceberg.table.TableVersion;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.table.TableSchema;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A catalog without a server: a SQLite database in a directory, with the tables below it. Any number of processes may use it
 * at a time.
 *
 * <p>A run stages versions of tables, which only it sees, and publishes all of them in one transaction of the database: a
 * reader finds all of them or none.
 */
public final class EmbeddedCatalog implements TableCatalog {
    static final String CATALOG = "floe";

    private final Path directory;
    private final CatalogDatabase database;
    private final TableStorage storage = new LocalStorage();

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

    @Override
    public List<TableName> tables() {
        return database.query(
                "select table_namespace, table_name from iceberg_tables where catalog_name = ? order by 1, 2",
                row -> new TableName(row.getString(1), row.getString(2)),
                CATALOG);
    }

    @Override
    public Optional<TableVersion> published(TableName name) {
        return location(name).map(location -> TableVersion.read(name, location, storage));
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

    @Override
    public TableChange create(TableName name, TableSchema wanted) {
        return TableChange.first(
                name,
                wanted,
                LocalFiles.location(warehouse().resolve(name.namespace()).resolve(name.name())),
                storage);
    }

    @Override
    public ProductTransaction begin(String product) {
        Path lock = directory.resolve("locks").resolve(product + ".lock");
        return new EmbeddedTransaction(database, storage, product, ProductLock.take(lock, product));
    }

    @Override
    public void close() {
        database.close();
    }
}
