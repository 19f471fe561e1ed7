package dev.floe.iceberg.rest;

import static java.util.Objects.requireNonNull;

import dev.floe.iceberg.TableError;
import dev.floe.iceberg.TableName;
import dev.floe.iceberg.catalog.ProductTransaction;
import dev.floe.iceberg.catalog.TableCatalog;
import dev.floe.iceberg.catalog.TablePlaces;
import dev.floe.iceberg.schema.IcebergTypes;
import dev.floe.iceberg.storage.StorageFactory;
import dev.floe.iceberg.storage.TableStorage;
import dev.floe.iceberg.table.TableChange;
import dev.floe.iceberg.table.TableVersion;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.table.TableSchema;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.iceberg.Schema;
import org.apache.iceberg.rest.requests.CreateTableRequest;
import org.apache.iceberg.rest.responses.LoadTableResponse;
import org.apache.iceberg.types.Types;

/**
 * A catalog that speaks Iceberg's REST protocol. Versions of tables are staged beside the tables, and the catalog is told of
 * nothing before a run publishes all of them in one transaction.
 */
public final class RestCatalog implements TableCatalog {
    private final RestCalls calls;
    private final StorageFactory storages;
    private final TablePlaces places;
    private final Clock clock;
    private final RestErrors errors;
    private final Map<String, TableVersion> seen = new ConcurrentHashMap<>();

    private RestCatalog(RestCalls calls, StorageFactory storages, TablePlaces places, Clock clock, RestErrors errors) {
        this.calls = calls;
        this.storages = storages;
        this.places = places;
        this.clock = clock;
        this.errors = errors;
    }

    /**
     * Begins to talk with a catalog.
     *
     * @param storages closed with the catalog
     * @param places of new tables; where they say nothing of a namespace, the catalog decides
     * @throws FloeException {@link TableError#CATALOG_FAILS} if the catalog does not answer, {@link TableError#NOT_ALLOWED} if
     *     it does not take the credentials
     */
    public static RestCatalog open(RestSettings settings, StorageFactory storages, TablePlaces places, Clock clock) {
        RestErrors errors = new RestErrors(settings.uri());
        return new RestCatalog(
                errors.coded(() -> RestCalls.open(settings)),
                requireNonNull(storages, "storages is null"),
                requireNonNull(places, "places is null"),
                requireNonNull(clock, "clock is null"),
                errors);
    }

    @Override
    public List<TableName> tables() {
        String state = calls.settings().stateNamespace();
        return errors.coded(() -> calls.tables().stream()
                .filter(table -> !table.namespace().equals(state))
                .toList());
    }

    @Override
    public Optional<TableVersion> published(TableName name) {
        return errors.coded(() -> calls.load(name)).map(answer -> {
            TableVersion version = version(name, answer);
            seen.put(version.metadataLocation(), version);
            return version;
        });
    }

    private TableVersion version(TableName name, LoadTableResponse answer) {
        TableStorage storage = RestStorage.of(answer, storages, () -> errors.coded(() -> calls.load(name))
                .map(RestStorage::config)
                .orElse(Map.of()));
        return TableVersion.of(name, answer.metadataLocation(), answer.tableMetadata(), storage);
    }

    @Override
    public TableChange create(TableName name, TableSchema wanted) {
        Schema schema = IcebergTypes.schema(wanted);
        LoadTableResponse staged = errors.coded(() -> stage(name, schema));
        return TableChange.first(name, wanted, staged.tableMetadata().location(), storageOf(staged, name, schema));
    }

    private TableStorage storageOf(LoadTableResponse staged, TableName name, Schema schema) {
        return RestStorage.of(staged, storages, () -> errors.coded(() -> RestStorage.config(stage(name, schema))));
    }

    /** Asks where a table would be that is not there yet. */
    private LoadTableResponse stage(TableName name, Schema schema) {
        calls.ensureNamespace(name);
        CreateTableRequest.Builder request = CreateTableRequest.builder()
                .withName(name.name())
                .withSchema(schema)
                .stageCreate();
        Optional.ofNullable(places.byNamespace().get(name.namespace()))
                .ifPresent(place -> request.withLocation("%s/%s/%s".formatted(place, name.namespace(), name.name())));
        return calls.create(name, request.build());
    }

    /** The storage of a table, whether it is there already or not. */
    TableStorage storage(TableName name) {
        return published(name).map(TableVersion::storage).orElseGet(() -> {
            Schema any = new Schema(Types.NestedField.optional(1, "any", Types.StringType.get()));
            return storageOf(errors.coded(() -> stage(name, any)), name, any);
        });
    }

    /** The version that a metadata file has, if it is still the published one of its table. */
    Optional<TableVersion> published(TableName name, String metadataLocation) {
        return Optional.ofNullable(seen.get(metadataLocation))
                .or(() -> published(name))
                .filter(version -> version.metadataLocation().equals(metadataLocation));
    }

    @Override
    public ProductTransaction begin(String product) {
        return errors.coded(() -> {
            StateTable table = StateTable.open(calls, storages, product);
            Lease lease = Lease.take(table, product, clock, calls.settings().lease());
            RestTransaction transaction = new RestTransaction(this, calls, table, lease, errors);
            try {
                transaction.tidy();
                return transaction;
            } catch (RuntimeException failure) {
                lease.close();
                throw failure;
            }
        });
    }

    @Override
    public void close() {
        try {
            storages.close();
        } finally {
            calls.close();
        }
    }
}
