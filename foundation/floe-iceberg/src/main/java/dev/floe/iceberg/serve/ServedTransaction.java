package dev.floe.iceberg.serve;

import dev.floe.iceberg.TableName;
import dev.floe.iceberg.catalog.PointerChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.UpdateRequirement;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.rest.requests.CommitTransactionRequest;
import org.apache.iceberg.rest.requests.UpdateTableRequest;

/** Commits changes of many tables: checks all of them, writes their metadata, and then moves all pointers at once or none. */
final class ServedTransaction {
    /** Changes of others in between do no harm where the requirements still hold. */
    private static final int ATTEMPTS = 5;

    private final PointerCatalog catalog;

    ServedTransaction(PointerCatalog catalog) {
        this.catalog = catalog;
    }

    /** Commits them. */
    void commit(CommitTransactionRequest request) {
        long names = request.tableChanges().stream()
                .map(UpdateTableRequest::identifier)
                .distinct()
                .count();
        if (names < request.tableChanges().size()) {
            throw new IllegalArgumentException("A transaction changes each table once at most");
        }
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (isCommitted(request)) {
                return;
            }
        }
        throw new CommitFailedException("Tables are changed by others all the time: nothing was committed");
    }

    private boolean isCommitted(CommitTransactionRequest request) {
        List<PointerChange> changes = new ArrayList<>();
        try {
            for (UpdateTableRequest change : request.tableChanges()) {
                prepare(change).ifPresent(changes::add);
            }
        } catch (RuntimeException refused) {
            remove(changes);
            throw refused;
        }
        Optional<TableName> conflict = catalog.pointers().move(changes);
        if (conflict.isPresent()) {
            remove(changes);
        }
        return conflict.isEmpty();
    }

    private Optional<PointerChange> prepare(UpdateTableRequest change) {
        PointerOperations operations = catalog.operations(change.identifier());
        Optional<TableMetadata> base = Optional.ofNullable(operations.refresh());
        if (base.isEmpty()
                && change.requirements().stream()
                        .noneMatch(UpdateRequirement.AssertTableDoesNotExist.class::isInstance)) {
            throw new NoSuchTableException("Table does not exist: %s", change.identifier());
        }
        for (UpdateRequirement requirement : change.requirements()) {
            validate(requirement, base);
        }
        TableMetadata.Builder builder = base.map(TableMetadata::buildFrom).orElseGet(TableMetadata::buildFromEmpty);
        change.updates().forEach(update -> update.applyTo(builder));
        TableMetadata next = builder.build();
        return next.changes().isEmpty() ? Optional.empty() : Optional.of(operations.prepare(base, next));
    }

    @SuppressWarnings("NullAway") // Iceberg's way to say that there is no such table.
    private static void validate(UpdateRequirement requirement, Optional<TableMetadata> base) {
        requirement.validate(base.orElse(null));
    }

    /** Nobody has been told of the files. */
    private void remove(List<PointerChange> changes) {
        changes.forEach(change -> catalog.files().deleteFile(change.next()));
    }
}
