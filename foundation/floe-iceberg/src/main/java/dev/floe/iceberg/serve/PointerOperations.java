package dev.floe.iceberg.serve;

import dev.floe.iceberg.TableName;
import dev.floe.iceberg.catalog.CatalogPointers;
import dev.floe.iceberg.catalog.PointerChange;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.BaseMetastoreTableOperations;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.NoSuchNamespaceException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.io.FileIO;
import org.jspecify.annotations.Nullable;

/** Commits to a table: writes its next metadata file, and lets the pointer of the embedded catalog name that. */
final class PointerOperations extends BaseMetastoreTableOperations {
    private final CatalogPointers pointers;
    private final TableName table;
    private final FileIO files;

    PointerOperations(CatalogPointers pointers, TableName table, FileIO files) {
        this.pointers = pointers;
        this.table = table;
        this.files = files;
    }

    @Override
    protected String tableName() {
        return table.toString();
    }

    @Override
    public FileIO io() {
        return files;
    }

    @Override
    protected void doRefresh() {
        Optional<String> location = pointers.location(table);
        if (location.isEmpty() && currentMetadataLocation() != null) {
            throw new NoSuchTableException("Table does not exist any more: %s", table);
        }
        refreshTo(location.orElse(null));
    }

    @SuppressWarnings("NullAway") // Iceberg's way to say that there is no such table.
    private void refreshTo(@Nullable String location) {
        refreshFromMetadataLocation(location);
    }

    /** Writes the metadata that comes after the present one, which nobody knows yet. */
    PointerChange prepare(Optional<TableMetadata> base, TableMetadata next) {
        if (base.isEmpty() && !pointers.namespaces().contains(table.namespace())) {
            throw new NoSuchNamespaceException("Namespace does not exist: %s", table.namespace());
        }
        String written = writeNewMetadataIfRequired(base.isEmpty(), next);
        return new PointerChange(table, base.map(TableMetadata::metadataFileLocation), written);
    }

    @Override
    protected void doCommit(@Nullable TableMetadata base, TableMetadata next) {
        PointerChange change = prepare(Optional.ofNullable(base), next);
        if (pointers.move(List.of(change)).isPresent()) {
            // Nobody else has been told of the file.
            files.deleteFile(change.next());
            throw base == null
                    ? new AlreadyExistsException("Table already exists: %s", table)
                    : new CommitFailedException("Table has changed meanwhile: %s", table);
        }
    }
}
