package dev.floe.iceberg.catalog;

import static java.util.Objects.requireNonNull;

import dev.floe.iceberg.TableError;
import dev.floe.iceberg.TableName;
import dev.floe.iceberg.storage.StorageFactory;
import dev.floe.iceberg.storage.TableStorage;
import dev.floe.iceberg.table.TableVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stages versions in the catalog's database, and publishes them in one transaction of it. */
final class EmbeddedTransaction implements ProductTransaction {
    private final CatalogDatabase database;
    private final StorageFactory storages;
    private final String product;
    private final ProductLock lock;

    EmbeddedTransaction(CatalogDatabase database, StorageFactory storages, String product, ProductLock lock) {
        this.database = database;
        this.storages = storages;
        this.product = product;
        this.lock = lock;
    }

    @Override
    public void stage(String run, StagedTable staged) {
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

    @Override
    public List<StagedTable> staged() {
        return database
                .query(
                        "select table_namespace, table_name, metadata_location, step, step_key, base_location"
                                + " from floe_staged_tables where product = ? order by 1, 2",
                        this::staged,
                        product)
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<StagedTable> staged(ResultSet row) throws SQLException {
        TableName name = new TableName(row.getString(1), row.getString(2));
        String location = row.getString(3);
        TableStorage storage = EmbeddedCatalog.storage(storages, location);
        if (!storage.io().newInputFile(location).exists()) {
            return Optional.empty();
        }
        return Optional.of(new StagedTable(
                TableVersion.read(name, location, storage),
                row.getString(4),
                row.getString(5),
                Optional.ofNullable(row.getString(6))));
    }

    @Override
    public Map<String, String> passedTests() {
        Map<String, String> passed = new HashMap<>();
        database.query(
                        "select test, test_key from floe_passed_tests where product = ?",
                        row -> Map.entry(row.getString(1), row.getString(2)),
                        product)
                .forEach(entry -> passed.put(entry.getKey(), entry.getValue()));
        return passed;
    }

    @Override
    public void rememberPassedTests(Map<String, String> keys) {
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

    @Override
    public void publish(List<StagedTable> versions) {
        requireNonNull(versions, "versions is null");
        database.inTransaction(() -> {
            for (StagedTable staged : versions) {
                publish(staged);
            }
            database.update("delete from floe_staged_tables where product = ?", product);
        });
    }

    @Override
    public void replace(StagedTable version) {
        database.inTransaction(() -> publish(version));
    }

    private void publish(StagedTable staged) throws SQLException {
        PointerChange change = new PointerChange(
                staged.version().name(), staged.base(), staged.version().metadataLocation());
        if (!CatalogPointers.move(database, change)) {
            throw TableError.CHANGED_MEANWHILE.exception(
                    "Table '%s' was changed by somebody else meanwhile: nothing was published"
                            .formatted(staged.version().name()),
                    "run again; if that was no other floe run, look at who writes to the table");
        }
    }

    @Override
    public void close() {
        lock.close();
    }
}
