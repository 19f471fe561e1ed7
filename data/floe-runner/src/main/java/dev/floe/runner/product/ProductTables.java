package dev.floe.runner.product;

import dev.floe.iceberg.TableName;
import dev.floe.iceberg.catalog.ProductTransaction;
import dev.floe.iceberg.catalog.StagedTable;
import dev.floe.iceberg.catalog.TableCatalog;
import dev.floe.iceberg.table.TableChange;
import dev.floe.iceberg.table.TableVersion;
import dev.floe.spi.table.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tables as one run sees them: those it has made itself, and all others as they were published when it first looked,
 * whatever others publish meanwhile. Any thread may call it.
 */
final class ProductTables {
    private final TableCatalog catalog;
    private final ProductTransaction transaction;
    private final String runId;
    private final Map<TableName, Optional<TableVersion>> pinned = new ConcurrentHashMap<>();
    private final Map<TableName, StagedTable> staged = new ConcurrentHashMap<>();
    private final Map<TableName, StagedTable> leftOver = new ConcurrentHashMap<>();

    ProductTables(TableCatalog catalog, ProductTransaction transaction, String runId) {
        this.catalog = catalog;
        this.transaction = transaction;
        this.runId = runId;
        transaction.staged().forEach(table -> leftOver.put(table.version().name(), table));
    }

    /** The table as it is published. */
    Optional<TableVersion> published(TableName name) {
        return pinned.computeIfAbsent(name, catalog::published);
    }

    /** The table as the steps of this run read it. */
    Optional<TableVersion> current(TableName name) {
        StagedTable own = staged.get(name);
        return own == null ? published(name) : Optional.of(own.version());
    }

    /** What an earlier run has made from the same inputs, if it comes after what is published still. */
    Optional<StagedTable> leftOver(TableName name, String key) {
        return Optional.ofNullable(leftOver.get(name))
                .filter(table -> table.key().equals(key)
                        && table.base().equals(published(name).map(TableVersion::metadataLocation)));
    }

    /** Takes what an earlier run has made for this run's own. */
    void adopt(StagedTable table) {
        staged.put(table.version().name(), table);
    }

    TableChange change(TableName name, TableSchema wanted) {
        return published(name).map(version -> version.change(wanted)).orElseGet(() -> catalog.create(name, wanted));
    }

    void stage(TableVersion version, TableChange change, String step, String key) {
        StagedTable table = new StagedTable(version, step, key, change.base().map(TableVersion::metadataLocation));
        transaction.stage(runId, table);
        staged.put(version.name(), table);
    }

    /** Publishes everything that this run has made, or nothing; gives the names, sorted. */
    List<TableName> publish() {
        List<StagedTable> all = new ArrayList<>(staged.values());
        transaction.publish(all);
        return all.stream().map(table -> table.version().name()).sorted().toList();
    }

    boolean hasNews() {
        return !staged.isEmpty();
    }

    int size() {
        return staged.size();
    }
}
