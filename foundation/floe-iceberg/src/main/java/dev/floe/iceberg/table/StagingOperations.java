package dev.floe.iceberg.table;

import java.util.Map;
import org.apache.iceberg.LocationProviders;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.LocationProvider;

/** Lets Iceberg commit into memory: nobody sees the new version of a table until its metadata is written and published. */
final class StagingOperations implements TableOperations {
    private final FileIO files;
    private TableMetadata current;

    StagingOperations(FileIO files, TableMetadata start) {
        this.files = files;
        this.current = start;
    }

    @Override
    public TableMetadata current() {
        return current;
    }

    @Override
    public TableMetadata refresh() {
        return current;
    }

    /** Iceberg names the very metadata that it began with. */
    @Override
    @SuppressWarnings("ReferenceEquality")
    public void commit(TableMetadata base, TableMetadata next) {
        if (base != current) {
            throw new CommitFailedException("The table was changed by two at a time");
        }
        current = next;
    }

    @Override
    public FileIO io() {
        return files;
    }

    @Override
    public String metadataFileLocation(String fileName) {
        return current.location() + "/metadata/" + fileName;
    }

    @Override
    public LocationProvider locationProvider() {
        return LocationProviders.locationsFor(current.location(), Map.copyOf(current.properties()));
    }
}
