package dev.floe.iceberg.catalog;

import dev.floe.iceberg.TableError;
import dev.floe.iceberg.TableName;
import dev.floe.iceberg.table.TableChange;
import dev.floe.iceberg.table.TableVersion;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.table.TableSchema;
import java.util.List;
import java.util.Optional;

/** Knows which tables there are, and which version of each is published. Any thread may call it. */
public interface TableCatalog extends AutoCloseable {
    /**
     * The names of all published tables, sorted.
     *
     * @throws FloeException {@link TableError#CATALOG_FAILS} if the catalog does not answer
     */
    List<TableName> tables();

    /**
     * The published version of a table; empty: there is no such table.
     *
     * @throws FloeException {@link TableError#TABLE_BROKEN} if its metadata is not to be had,
     *     {@link TableError#CATALOG_FAILS} if the catalog does not answer
     */
    Optional<TableVersion> published(TableName name);

    /**
     * Begins the first version of a table, where the catalog wants its files. Readers find nothing of it.
     *
     * @throws FloeException {@link TableError#CATALOG_FAILS} if the catalog does not answer
     */
    TableChange create(TableName name, TableSchema wanted);

    /**
     * Begins to change the tables of a product; nobody else can until it is closed or the process ends, however it ends.
     *
     * @throws FloeException {@link TableError#RUN_IN_PROGRESS} if somebody else does
     */
    ProductTransaction begin(String product);

    @Override
    void close();
}
