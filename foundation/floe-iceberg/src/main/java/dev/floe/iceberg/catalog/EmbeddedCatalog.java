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
    private final CatalogPointers pointers;
    private final TableStorage storage = new LocalStorage();

    private EmbeddedCatalog(Path directory, CatalogPointers pointers) {
        this.directory = directory;
        this.pointers = pointers;
    }

    /**
     * Opens the catalog of a directory, and makes it where there is none.
     *
     * @throws FloeException {@link TableError#CATALOG_FAILS} if that does not work
     */
    public static EmbeddedCatalog open(Path directory) {
        return new EmbeddedCatalog(directory, CatalogPointers.open(directory));
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
        return pointers.location(name).map(location -> TableVersion.read(name, location, storage));
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
        return new EmbeddedTransaction(pointers.database(), storage, product, ProductLock.take(lock, product));
    }

    @Override
    public void close() {
        pointers.close();
    }
}
