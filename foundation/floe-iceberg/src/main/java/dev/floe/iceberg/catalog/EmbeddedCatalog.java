package dev.floe.iceberg.catalog;

import dev.floe.iceberg.TableError;
import dev.floe.iceberg.TableName;
import dev.floe.iceberg.storage.StorageFactory;
import dev.floe.iceberg.storage.TableStorage;
import dev.floe.iceberg.table.TableChange;
import dev.floe.iceberg.table.TableVersion;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.table.TableSchema;
import java.nio.file.Path;
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
public final class EmbeddedCatalog implements TableCatalog {
    static final String CATALOG = "floe";

    private final Path directory;
    private final CatalogPointers pointers;
    private final StorageFactory storages;
    private final TablePlaces places;

    private EmbeddedCatalog(Path directory, CatalogPointers pointers, StorageFactory storages, TablePlaces places) {
        this.directory = directory;
        this.pointers = pointers;
        this.storages = storages;
        this.places = places;
    }

    /**
     * Opens the catalog of a directory, and makes it where there is none. Its tables are on this machine.
     *
     * @throws FloeException {@link TableError#CATALOG_FAILS} if that does not work
     */
    public static EmbeddedCatalog open(Path directory) {
        return open(directory, StorageFactory.local(), TablePlaces.besideCatalog());
    }

    /**
     * Opens the catalog of a directory, and makes it where there is none.
     *
     * @param storages closed with the catalog
     * @param places of new tables; one that is there already stays where it is
     * @throws FloeException {@link TableError#CATALOG_FAILS} if that does not work
     */
    public static EmbeddedCatalog open(Path directory, StorageFactory storages, TablePlaces places) {
        return new EmbeddedCatalog(directory, CatalogPointers.open(directory), storages, places);
    }

    /** Where the tables lie for which nothing else is said. */
    public Path warehouse() {
        return pointers.warehouse();
    }

    @Override
    public List<TableName> tables() {
        return pointers.tables();
    }

    @Override
    public Optional<TableVersion> published(TableName name) {
        return pointers.location(name).map(location -> TableVersion.read(name, location, storage(storages, location)));
    }

    @Override
    public TableChange create(TableName name, TableSchema wanted) {
        String location = pointers.place(name, places);
        return TableChange.first(name, wanted, location, storage(storages, location));
    }

    /** The storage of a file or a table; this catalog knows of it what the location says, and no more. */
    static TableStorage storage(StorageFactory storages, String location) {
        return storages.forTable(location, Map.of(), Map::of);
    }

    @Override
    public ProductTransaction begin(String product) {
        Path lock = directory.resolve("locks").resolve(product + ".lock");
        return new EmbeddedTransaction(pointers.database(), storages, product, ProductLock.take(lock, product));
    }

    @Override
    public void close() {
        try {
            storages.close();
        } finally {
            pointers.close();
        }
    }
}
