package dev.floe.iceberg.rest;

import dev.floe.iceberg.TableError;
import dev.floe.iceberg.TableName;
import dev.floe.iceberg.storage.StorageFactory;
import dev.floe.iceberg.storage.TableStorage;
import dev.floe.iceberg.table.TableSnapshot;
import dev.floe.iceberg.table.TableUpdates;
import dev.floe.iceberg.table.TableVersion;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.rest.requests.CreateTableRequest;
import org.apache.iceberg.rest.requests.UpdateTableRequest;
import org.apache.iceberg.rest.responses.LoadTableResponse;
import org.apache.iceberg.types.Types;

/**
 * The table in which a REST catalog keeps what floe has to know of a product. It has no rows: the snapshot that its main branch
 * names says which run holds the product, and every publication puts another one there, in the same transaction as the tables.
 * So the catalog itself lets only that run publish, and can be asked later whether it has.
 */
final class StateTable {
    /** A snapshot's summary says with it which run holds the product. */
    static final String LEASE = "floe.lease";

    /** A snapshot's summary says with it what staged versions come after. */
    static final String BASIS = "floe.basis";

    private static final int KEPT_SNAPSHOTS = 20;

    private final RestCalls calls;
    private final TableName name;
    private final TableStorage storage;
    private final StateFiles files;

    private StateTable(RestCalls calls, TableName name, TableStorage storage, String location) {
        this.calls = calls;
        this.name = name;
        this.storage = storage;
        this.files = new StateFiles(storage, location);
    }

    /** Finds the table of a product, and makes it where there is none. */
    static StateTable open(RestCalls calls, StorageFactory storages, String product) {
        TableName name = new TableName(calls.settings().stateNamespace(), product);
        LoadTableResponse found = calls.load(name).orElseGet(() -> create(calls, name, product));
        return new StateTable(
                calls,
                name,
                RestStorage.of(found, storages, () -> RestStorage.config(load(calls, name))),
                found.tableMetadata().location());
    }

    private static LoadTableResponse create(RestCalls calls, TableName name, String product) {
        calls.ensureNamespace(name);
        CreateTableRequest request = CreateTableRequest.builder()
                .withName(name.name())
                .withSchema(new Schema(Types.NestedField.optional(1, "nothing", Types.StringType.get())))
                .setProperty("format-version", "2")
                .setProperty("comment", description(product))
                .build();
        Retries retries = new Retries(calls.settings().patience());
        while (true) {
            try {
                return calls.create(name, request);
            } catch (RestFailure failure) {
                // Somebody else was faster, or it was made and the answer got lost.
                Optional<LoadTableResponse> found = calls.load(name);
                if (found.isPresent()) {
                    return found.get();
                }
                if (!RestCalls.mayTryAgain(failure, retries)) {
                    throw failure;
                }
            }
        }
    }

    private static String description(String product) {
        return "What floe keeps of the data product '%s' from one run to the next. It has no rows. Without it, floe builds all tables anew."
                .formatted(product);
    }

    private static LoadTableResponse load(RestCalls calls, TableName name) {
        return calls.load(name)
                .orElseThrow(() -> TableError.TABLE_BROKEN.exception(
                        "Table '%s', in which floe keeps what it has to know, is gone".formatted(name),
                        "run again: it is made anew"));
    }

    /** The table as it is now. */
    TableVersion load() {
        LoadTableResponse found = load(calls, name);
        return TableVersion.of(name, found.metadataLocation(), found.tableMetadata(), storage);
    }

    StateFiles files() {
        return files;
    }

    /** What a snapshot says of itself; empty: it does not say, or there is none. */
    static Optional<String> said(TableVersion version, String key) {
        return version.snapshot().map(TableSnapshot::summary).flatMap(summary -> Optional.ofNullable(summary.get(key)));
    }

    static Optional<Long> snapshotId(TableVersion version) {
        return version.snapshot().map(TableSnapshot::id);
    }

    /**
     * A snapshot that is to come.
     *
     * @param change what puts it there, if nobody else has put one there meanwhile
     */
    record Note(TableVersion before, TableVersion after, UpdateTableRequest change) {
        long id() {
            return snapshotId(after).orElseThrow();
        }
    }

    /** Makes a snapshot that says something. */
    Note note(TableVersion before, Map<String, String> summary) {
        TableVersion after = before.withNote(summary, KEPT_SNAPSHOTS);
        TableUpdates updates = TableUpdates.between(before, after);
        return new Note(
                before,
                after,
                UpdateTableRequest.create(RestCalls.identifier(name), updates.requirements(), updates.updates()));
    }

    /** How a request ended that puts a snapshot there. */
    enum Outcome {
        /** The snapshot is there, with everything else that the request changes. */
        DONE,
        /** Somebody else has put another one there before: nothing of the request was done. */
        OVERTAKEN
    }

    /** Puts a snapshot there by itself. */
    Outcome commit(Note note) {
        Retries retries = new Retries(calls.settings().patience());
        while (true) {
            try {
                return settle(note, () -> calls.commit(name, note.change()));
            } catch (RestFailure failure) {
                // Nobody has changed this table, or it would have been overtaken.
                if (!RestCalls.mayTryAgain(failure, retries)) {
                    throw failure;
                }
            }
        }
    }

    /**
     * Makes a request that puts a snapshot there, and finds out how it ended where there is no answer that says so. As it pins
     * the snapshot before, it can be made again: it is done once at most.
     *
     * @throws RestFailure if the catalog has said no, for a reason that is not this table's
     * @throws dev.floe.spi.problem.FloeException {@link TableError#OUTCOME_UNKNOWN} if the catalog does not say in time
     */
    Outcome settle(Note note, Runnable request) {
        Retries retries = new Retries(calls.settings().patience());
        boolean isUnclear = false;
        while (true) {
            try {
                request.run();
                return Outcome.DONE;
            } catch (RestFailure failure) {
                isUnclear |= failure.kind() == RestFailure.Kind.UNCLEAR;
                TableVersion now = look(failure, isUnclear);
                if (now.snapshots().stream().anyMatch(snapshot -> snapshot.id() == note.id())) {
                    return Outcome.DONE;
                }
                if (!snapshotId(now).equals(snapshotId(note.before()))) {
                    if (isUnclear && !followsDirectly(now, note.before())) {
                        throw unknown(failure);
                    }
                    return Outcome.OVERTAKEN;
                }
                if (failure.kind() != RestFailure.Kind.UNCLEAR) {
                    throw failure;
                }
                if (!retries.waitForNext(failure.retryAfter())) {
                    throw unknown(failure);
                }
            }
        }
    }

    /**
     * Whether all snapshots are known that came after an earlier version. Catalogs that keep the history to themselves show the
     * last one only: who has sent something and got no answer cannot tell then whether it was there in between.
     */
    private static boolean followsDirectly(TableVersion now, TableVersion before) {
        Optional<Long> wanted = snapshotId(before);
        Optional<Long> next = snapshotId(now);
        while (next.isPresent() && !next.equals(wanted)) {
            Snapshot snapshot = now.metadata().snapshot(next.get());
            if (snapshot == null) {
                return false;
            }
            next = Optional.ofNullable(snapshot.parentId());
        }
        return next.equals(wanted);
    }

    private TableVersion look(RestFailure failure, boolean isUnclear) {
        try {
            return load();
        } catch (RestFailure silence) {
            silence.addSuppressed(failure);
            throw isUnclear ? unknown(silence) : silence;
        }
    }

    private RuntimeException unknown(RestFailure failure) {
        return TableError.OUTCOME_UNKNOWN.exception(
                "The catalog '%s' has not said whether it did what it was told: %s"
                        .formatted(calls.settings().uri(), failure.reason()),
                "look whether it runs and can be reached from here; the next 'floe run' finds out, and goes on from there",
                failure);
    }

    /** A name that nothing else has. */
    static String freshId() {
        return UUID.randomUUID().toString();
    }
}
