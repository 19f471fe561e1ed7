package dev.floe.iceberg.rest;

import dev.floe.iceberg.TableError;
import dev.floe.iceberg.TableName;
import dev.floe.iceberg.catalog.StagedTable;
import dev.floe.iceberg.table.TableUpdates;
import dev.floe.iceberg.table.TableVersion;
import dev.floe.spi.problem.FloeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.iceberg.MetadataUpdate;
import org.apache.iceberg.rest.requests.CommitTransactionRequest;
import org.apache.iceberg.rest.requests.UpdateTableRequest;

/** Tells a catalog of versions of tables, all in one request together with the state table of the product. */
final class Publication {
    private final RestCatalog catalog;
    private final RestCalls calls;
    private final StateTable state;
    private final Lease lease;
    private final Set<TableName> created = new HashSet<>();

    Publication(RestCatalog catalog, RestCalls calls, StateTable state, Lease lease) {
        this.catalog = catalog;
        this.calls = calls;
        this.state = state;
        this.lease = lease;
    }

    /**
     * Publishes them, all or none.
     *
     * @param basis what versions that are staged from then on come after; empty: the same as now
     */
    void publish(List<StagedTable> versions, Optional<String> basis) {
        if (!calls.hasTransactions() && versions.size() > 1) {
            throw lacksTransactions();
        }
        boolean hasNew = versions.stream().anyMatch(staged -> staged.base().isEmpty());
        try {
            publish(versions, basis, TableUpdates::creating);
        } catch (RestFailure refusal) {
            if (!hasNew || !isRefusal(refusal)) {
                throw refusal;
            }
            publishIntoEmpty(versions, basis);
        }
    }

    /** Catalogs say in several ways that they do not make tables in a transaction. */
    private static boolean isRefusal(RestFailure failure) {
        return failure.kind() == RestFailure.Kind.REFUSED && failure.status() != RestCalls.CONFLICT;
    }

    private void publishIntoEmpty(List<StagedTable> versions, Optional<String> basis) {
        NewTables empty = new NewTables(calls, state.files());
        try {
            publish(versions, basis, first -> {
                created.add(first.name());
                return withoutRemovals(TableUpdates.between(empty.create(first), first));
            });
        } catch (FloeException | RestFailure failure) {
            if (!(failure instanceof FloeException coded) || !isUnknown(coded)) {
                dropEmpty(empty, failure);
            }
            throw failure;
        }
        empty.forget();
    }

    private static boolean isUnknown(FloeException failure) {
        return failure.problems().stream().anyMatch(problem -> problem.code() == TableError.OUTCOME_UNKNOWN);
    }

    private static void dropEmpty(NewTables created, RuntimeException failure) {
        try {
            created.dropEmpty();
        } catch (RestFailure leftThere) {
            // The next run removes them.
            failure.addSuppressed(leftThere);
        }
    }

    /** Catalogs give new tables properties of their own. */
    private static TableUpdates withoutRemovals(TableUpdates updates) {
        return new TableUpdates(
                updates.requirements(),
                updates.updates().stream()
                        .filter(update -> !(update instanceof MetadataUpdate.RemoveProperties))
                        .toList());
    }

    private void publish(
            List<StagedTable> versions, Optional<String> basis, Function<TableVersion, TableUpdates> creating) {
        StateTable.Note note = lease.note(basis);
        List<UpdateTableRequest> changes = new ArrayList<>();
        for (StagedTable staged : versions) {
            TableVersion next = staged.version();
            TableUpdates updates = staged.base().isPresent()
                    ? TableUpdates.between(base(staged, staged.base().get()), next)
                    : creating.apply(next);
            changes.add(UpdateTableRequest.create(
                    RestCalls.identifier(next.name()), updates.requirements(), updates.updates()));
        }
        if (calls.hasTransactions()) {
            changes.add(note.change());
            settle(versions, note, () -> calls.commit(new CommitTransactionRequest(changes)));
        } else {
            publishAlone(versions.getFirst(), changes.getFirst(), note);
        }
    }

    private TableVersion base(StagedTable staged, String location) {
        TableName name = staged.version().name();
        return catalog.published(name, location).orElseThrow(() -> changed(name));
    }

    private void settle(List<StagedTable> versions, StateTable.Note note, Runnable request) {
        Retries retries = new Retries(calls.settings().patience());
        while (true) {
            try {
                if (state.settle(note, request) == StateTable.Outcome.OVERTAKEN) {
                    throw lease.lost();
                }
                return;
            } catch (RestFailure failure) {
                if (failure.status() != RestCalls.CONFLICT) {
                    throw failure;
                }
                firstChanged(versions).ifPresent(name -> {
                    throw changed(name);
                });
                // Catalogs may get into their own way: nothing that the request pins has changed.
                if (!retries.waitForNext(failure.retryAfter())) {
                    throw failure;
                }
            }
        }
    }

    private Optional<TableName> firstChanged(List<StagedTable> versions) {
        return versions.stream()
                .filter(this::isChanged)
                .map(staged -> staged.version().name())
                .sorted()
                .findFirst();
    }

    private boolean isChanged(StagedTable staged) {
        TableName name = staged.version().name();
        Optional<TableVersion> now = catalog.published(name);
        return created.contains(name)
                ? now.flatMap(TableVersion::snapshot).isPresent()
                : !now.map(TableVersion::metadataLocation).equals(staged.base());
    }

    private static FloeException changed(TableName name) {
        return TableError.CHANGED_MEANWHILE.exception(
                "Table '%s' was changed by somebody else meanwhile: nothing was published".formatted(name),
                "run again; if that was no other floe run, look at who writes to the table");
    }

    /** Without transactions, the state table can only be asked right before. */
    private void publishAlone(StagedTable staged, UpdateTableRequest change, StateTable.Note note) {
        if (state.commit(note) == StateTable.Outcome.OVERTAKEN) {
            throw lease.lost();
        }
        TableName name = staged.version().name();
        Retries retries = new Retries(calls.settings().patience());
        while (true) {
            try {
                calls.commit(name, change);
                return;
            } catch (RestFailure failure) {
                Optional<TableVersion> now = catalog.published(name);
                if (now.flatMap(StateTable::snapshotId).equals(StateTable.snapshotId(staged.version()))) {
                    return;
                }
                if (failure.status() == RestCalls.CONFLICT && isChanged(staged)) {
                    throw changed(name);
                }
                boolean mayBeDone =
                        failure.kind() == RestFailure.Kind.UNCLEAR || failure.status() == RestCalls.CONFLICT;
                if (!mayBeDone || !retries.waitForNext(failure.retryAfter())) {
                    throw failure;
                }
            }
        }
    }

    FloeException lacksTransactions() {
        return TableError.CATALOG_LACKS.exception(
                "The catalog '%s' cannot change several tables at once: it does not offer '%s'"
                        .formatted(calls.settings().uri(), "POST /v1/{prefix}/transactions/commit"),
                "run one table at a time with '--select', or use a catalog that can, such as Apache Polaris or"
                        + " 'floe catalog serve'");
    }
}
