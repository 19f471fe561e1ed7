package dev.floe.iceberg.rest;

import static java.util.Objects.requireNonNull;

import dev.floe.iceberg.TableError;
import dev.floe.iceberg.TableName;
import dev.floe.iceberg.table.TableVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.rest.requests.CreateTableRequest;
import org.apache.iceberg.rest.responses.LoadTableResponse;

/**
 * Tables that are made empty right before they are published, for catalogs that do not make tables in a transaction. What they
 * are is written down first, so that those can be removed again that have stayed empty, also by another process.
 */
final class NewTables {
    private static final String CREATED = "created/";

    private final RestCalls calls;
    private final StateFiles files;

    NewTables(RestCalls calls, StateFiles files) {
        this.calls = calls;
        this.files = files;
    }

    /**
     * Makes the table that a version is to be the first of.
     *
     * @throws dev.floe.spi.problem.FloeException {@link TableError#CHANGED_MEANWHILE} if somebody else has made it
     */
    TableVersion create(TableVersion first) {
        TableName name = first.name();
        TableMetadata metadata = first.metadata();
        String mark = StateTable.freshId();
        files.write(path(name), Map.of("namespace", name.namespace(), "name", name.name(), "mark", mark));
        CreateTableRequest request = CreateTableRequest.builder()
                .withName(name.name())
                // What comes after the first of them follows with the rows, so that all have the ids that files name.
                .withSchema(first(metadata.schemas(), Schema::schemaId))
                .withPartitionSpec(first(metadata.specs(), PartitionSpec::specId))
                .withWriteOrder(first(metadata.sortOrders(), SortOrder::orderId))
                .withLocation(metadata.location())
                .setProperties(metadata.properties())
                .setProperty("format-version", Integer.toString(metadata.formatVersion()))
                .setProperty(MARK, mark)
                .build();
        LoadTableResponse made = create(name, request, mark);
        return TableVersion.of(name, made.metadataLocation(), made.tableMetadata(), first.storage());
    }

    private static <T> T first(List<T> all, ToIntFunction<T> id) {
        return all.stream().min(Comparator.comparingInt(id)).orElseThrow();
    }

    /** A property of a table that was made in this way, so that nobody else's is taken for it. */
    private static final String MARK = "floe.created";

    private LoadTableResponse create(TableName name, CreateTableRequest request, String mark) {
        Retries retries = new Retries(calls.settings().patience());
        while (true) {
            try {
                return calls.create(name, request);
            } catch (RestFailure failure) {
                // It may have been made, and the answer got lost.
                Optional<LoadTableResponse> found = calls.load(name);
                if (found.isPresent()) {
                    return found.filter(table -> mark.equals(
                                    table.tableMetadata().properties().get(MARK)))
                            .orElseThrow(() ->
                                    failure.status() == RestCalls.CONFLICT ? madeByOthers(name, failure) : failure);
                }
                if (!RestCalls.mayTryAgain(failure, retries)) {
                    throw failure;
                }
            }
        }
    }

    private static RuntimeException madeByOthers(TableName name, RestFailure cause) {
        return TableError.CHANGED_MEANWHILE.exception(
                "Table '%s' was made by somebody else meanwhile: nothing was published".formatted(name),
                "run again; if that was no other floe run, look at who writes to the table",
                cause);
    }

    /** Removes those of this product that nobody has written to. */
    void dropEmpty() {
        for (Map<String, String> record : files.readAll(CREATED)) {
            TableName name = new TableName(text(record, "namespace"), text(record, "name"));
            Optional<TableMetadata> found = calls.load(name).map(LoadTableResponse::tableMetadata);
            boolean isOwn = found.filter(metadata ->
                            text(record, "mark").equals(metadata.properties().get(MARK)))
                    .isPresent();
            if (isOwn && found.get().currentSnapshot() == null) {
                calls.drop(name);
            }
        }
        forget();
    }

    /** They are tables like any other from now on. */
    void forget() {
        List<String> records = new ArrayList<>(files.list(CREATED));
        files.removeAt(records);
    }

    private static String path(TableName name) {
        return CREATED + RestTransaction.fileName(name);
    }

    private static String text(Map<String, String> record, String key) {
        return requireNonNull(record.get(key), "A record of a new table is not whole");
    }
}
