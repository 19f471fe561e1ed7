package dev.floe.iceberg.rest;

import static java.util.Objects.requireNonNull;

import dev.floe.iceberg.TableError;
import dev.floe.iceberg.TableName;
import dev.floe.iceberg.catalog.ProductTransaction;
import dev.floe.iceberg.catalog.StagedTable;
import dev.floe.iceberg.storage.TableStorage;
import dev.floe.iceberg.table.TableVersion;
import dev.floe.spi.problem.FloeException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stages versions by small files beside the product's state table, and publishes them in one request. */
final class RestTransaction implements ProductTransaction {
    private static final String STAGED = "staged/";
    private static final String TESTS = "tests";

    private final RestCatalog catalog;
    private final RestCalls calls;
    private final StateTable table;
    private final Lease lease;
    private final RestErrors errors;
    private final Set<TableName> stagedByThis = ConcurrentHashMap.newKeySet();
    private volatile String basis;

    RestTransaction(RestCatalog catalog, RestCalls calls, StateTable table, Lease lease, RestErrors errors) {
        this.catalog = catalog;
        this.calls = calls;
        this.table = table;
        this.lease = lease;
        this.errors = errors;
        this.basis = Lease.basis(table.load());
    }

    /** Removes what runs have left that were killed, and what nobody takes up any more. */
    void tidy() {
        lease.removeOthers();
        new NewTables(calls, table.files()).dropEmpty();
        String own = table.files().location(STAGED + basis + "/");
        table.files()
                .removeAt(table.files().list(STAGED).stream()
                        .filter(location -> !location.startsWith(own))
                        .toList());
    }

    @Override
    public void stage(String run, StagedTable staged) {
        TableVersion version = staged.version();
        stagedByThis.add(version.name());
        if (stagedByThis.size() > 1 && !calls.hasTransactions()) {
            throw new Publication(catalog, calls, table, lease).lacksTransactions();
        }
        Map<String, String> record = new HashMap<>(Map.of(
                "run", run,
                "step", staged.step(),
                "key", staged.key(),
                "namespace", version.name().namespace(),
                "name", version.name().name(),
                "metadata-location", version.metadataLocation()));
        staged.base().ifPresent(base -> record.put("base-metadata-location", base));
        written(() -> table.files().write(STAGED + basis + "/" + fileName(version.name()), record));
    }

    static String fileName(TableName name) {
        return URLEncoder.encode(name.toString(), StandardCharsets.UTF_8) + ".json";
    }

    @Override
    public List<StagedTable> staged() {
        return errors.coded(() -> table.files().readAll(STAGED + basis).stream()
                .flatMap(record -> staged(record).stream())
                .toList());
    }

    private Optional<StagedTable> staged(Map<String, String> record) {
        TableName name = new TableName(text(record, "namespace"), text(record, "name"));
        TableStorage storage = catalog.storage(name);
        String location = text(record, "metadata-location");
        if (!storage.io().newInputFile(location).exists()) {
            return Optional.empty();
        }
        return Optional.of(new StagedTable(
                TableVersion.read(name, location, storage),
                text(record, "step"),
                text(record, "key"),
                Optional.ofNullable(record.get("base-metadata-location"))));
    }

    private static String text(Map<String, String> record, String key) {
        return requireNonNull(record.get(key), "A record of a staged table is not whole");
    }

    @Override
    public Map<String, String> passedTests() {
        Map<String, String> passed = new HashMap<>();
        table.files().readAll(TESTS).forEach(passed::putAll);
        return passed;
    }

    @Override
    public void rememberPassedTests(Map<String, String> keys) {
        written(() -> {
            List<String> before = table.files().list(TESTS);
            Map<String, String> all = new HashMap<>(passedTests());
            all.putAll(keys);
            table.files().write(TESTS + "/" + StateTable.freshId() + ".json", all);
            table.files().removeAt(before);
        });
    }

    private void written(Runnable work) {
        try {
            work.run();
        } catch (UncheckedIOException failure) {
            throw TableError.NOT_WRITTEN.exception(
                    "What floe keeps of the run cannot be written to '%s': %s"
                            .formatted(table.files().location(""), failure.getMessage()),
                    "look whether the storage has room and may be written",
                    failure);
        }
    }

    @Override
    public void publish(List<StagedTable> versions) {
        String next = StateTable.freshId();
        errors.coded(() -> new Publication(catalog, calls, table, lease).publish(versions, Optional.of(next)));
        forget(versions);
        basis = next;
    }

    /** The catalog has written its own metadata files and knows nothing of these. */
    private void forget(List<StagedTable> versions) {
        try {
            versions.forEach(staged -> remove(staged.version()));
            table.files().removeAt(table.files().list(STAGED + basis));
        } catch (UncheckedIOException | FloeException leftThere) {
            // They are in nobody's way.
        }
    }

    private static void remove(TableVersion version) {
        version.storage().remove(List.of(version.metadataLocation()));
    }

    @Override
    public void replace(StagedTable version) {
        errors.coded(() -> new Publication(catalog, calls, table, lease).publish(List.of(version), Optional.empty()));
        remove(version.version());
    }

    @Override
    public void close() {
        lease.close();
    }
}
