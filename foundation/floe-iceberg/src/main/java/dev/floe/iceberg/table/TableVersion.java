package dev.floe.iceberg.table;

import dev.floe.iceberg.TableError;
import dev.floe.iceberg.TableName;
import dev.floe.iceberg.schema.FieldIds;
import dev.floe.iceberg.schema.IcebergTypes;
import dev.floe.iceberg.storage.LocalFiles;
import dev.floe.iceberg.storage.TableStorage;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.table.ScanFile;
import dev.floe.spi.table.TableField;
import dev.floe.spi.table.TableScan;
import dev.floe.spi.table.TableSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.ManifestContent;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.ReachableFileUtil;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.CloseableIterable;

/** A table as of one of its metadata files. */
public final class TableVersion {
    private final TableName name;
    private final String metadataLocation;
    private final TableMetadata metadata;
    private final TableStorage storage;

    TableVersion(TableName name, String metadataLocation, TableMetadata metadata, TableStorage storage) {
        this.name = name;
        this.metadataLocation = metadataLocation;
        this.metadata = metadata;
        this.storage = storage;
    }

    /**
     * Reads it.
     *
     * @param metadataLocation the metadata file
     * @throws FloeException {@link TableError#TABLE_BROKEN} if that is not to be had, or says nothing that can be read
     */
    public static TableVersion read(TableName name, String metadataLocation, TableStorage storage) {
        try {
            return new TableVersion(
                    name, metadataLocation, TableMetadataParser.read(storage.io(), metadataLocation), storage);
        } catch (NotFoundException | UncheckedIOException | IllegalArgumentException broken) {
            throw broken(name, metadataLocation, broken);
        }
    }

    /**
     * A version whose metadata a catalog has sent along.
     *
     * @param metadataLocation where the catalog says that it is
     */
    public static TableVersion of(
            TableName name, String metadataLocation, TableMetadata metadata, TableStorage storage) {
        return new TableVersion(name, metadataLocation, metadata, storage);
    }

    private static FloeException broken(TableName name, RuntimeException cause) {
        return TableError.TABLE_BROKEN.exception(
                "Table '%s' cannot be read: %s".formatted(name, cause.getMessage()),
                "bring the file back; or remove the table's entry from the catalog and run again, which builds it anew",
                cause);
    }

    private static FloeException broken(TableName name, String location, Throwable cause) {
        return TableError.TABLE_BROKEN.exception(
                "Table '%s' cannot be read: its file '%s' is missing or broken"
                        .formatted(name, LocalFiles.shown(location)),
                "bring the file back; or remove the table's entry from the catalog and run again, which builds it anew",
                cause);
    }

    public TableName name() {
        return name;
    }

    /** Where its metadata file is. */
    public String metadataLocation() {
        return metadataLocation;
    }

    /** All of it, as catalogs want it. */
    public TableMetadata metadata() {
        return metadata;
    }

    public TableSchema schema() {
        return IcebergTypes.schema(metadata.schema());
    }

    /** The location below which its files are. */
    public String location() {
        return metadata.location();
    }

    /** Its present snapshot; empty: it never had rows. */
    public Optional<TableSnapshot> snapshot() {
        return Optional.ofNullable(metadata.currentSnapshot()).map(TableVersion::snapshot);
    }

    /** Every snapshot it still has, the oldest first. */
    public List<TableSnapshot> snapshots() {
        return metadata.snapshots().stream().map(TableVersion::snapshot).toList();
    }

    /** The snapshot that was the present one at a time; empty: the table had no rows yet, or does not know any more. */
    public Optional<TableSnapshot> snapshotAt(Instant time) {
        return metadata.snapshotLog().stream()
                .filter(entry -> entry.timestampMillis() <= time.toEpochMilli())
                .reduce((_, later) -> later)
                .flatMap(entry -> Optional.ofNullable(metadata.snapshot(entry.snapshotId())))
                .map(TableVersion::snapshot);
    }

    private static TableSnapshot snapshot(Snapshot snapshot) {
        return new TableSnapshot(
                snapshot.snapshotId(),
                Instant.ofEpochMilli(snapshot.timestampMillis()),
                Map.copyOf(snapshot.summary()));
    }

    /**
     * What to read for the present rows.
     *
     * @throws FloeException {@link TableError#TABLE_BROKEN} if a file that lists the data files is not to be had
     */
    public TableScan scan() {
        Snapshot current = metadata.currentSnapshot();
        return current == null ? new TableScan(schema(), List.of()) : scan(current, metadata.schema());
    }

    /**
     * What to read for the rows of an earlier snapshot, with the columns that the table had then.
     *
     * @throws FloeException {@link TableError#NO_SUCH_TABLE} if the table does not have it, or not any more
     */
    public TableScan scan(long snapshotId) {
        Snapshot snapshot = Optional.ofNullable(metadata.snapshot(snapshotId))
                .orElseThrow(() -> TableError.NO_SUCH_TABLE.exception(
                        "Table '%s' has no snapshot %d".formatted(name, snapshotId),
                        "'floe tables --output json' lists those it has"));
        Integer schemaId = snapshot.schemaId();
        Schema schema =
                schemaId == null ? metadata.schema() : metadata.schemasById().getOrDefault(schemaId, metadata.schema());
        return scan(snapshot, schema);
    }

    private TableScan scan(Snapshot snapshot, Schema schema) {
        List<FileScanTask> tasks = plan(snapshot, task -> task);
        try {
            storage.fetch(ScanFiles.needed(tasks));
            return new TableScan(
                    IcebergTypes.schema(schema),
                    tasks.stream()
                            .map(task -> ScanFiles.of(task, schema, storage))
                            .toList());
        } catch (NotFoundException | UncheckedIOException gone) {
            throw broken(name, gone);
        }
    }

    /** What to read for those of the present rows whose files are not divided by one spec. */
    TableScan scanWithoutSpec(int specId) {
        Snapshot current = metadata.currentSnapshot();
        List<ScanFile> found = current == null
                ? List.of()
                : plan(
                                current,
                                task -> task.file().specId() == specId
                                        ? Optional.<ScanFile>empty()
                                        : Optional.of(ScanFiles.of(task, metadata.schema(), storage)))
                        .stream()
                        .flatMap(Optional::stream)
                        .toList();
        return new TableScan(schema(), found);
    }

    /**
     * The files that are better put together.
     *
     * @param targetBytes how long files are to be
     */
    public SmallFiles smallFiles(long targetBytes) {
        SmallFileSearch search = new SmallFileSearch(metadata.schema(), storage, targetBytes);
        Snapshot current = metadata.currentSnapshot();
        if (current != null) {
            plan(current, search::add);
        }
        return search.found();
    }

    /**
     * How new files are to be like those that are there; empty: they are divided or sorted by something that no engine of
     * floe's can.
     */
    public Optional<TableDesign> design() {
        return LayoutOfMetadata.of(metadata)
                .map(layout -> new TableDesign(layout, DesignedMetadata.ownProperties(metadata), Optional.empty()));
    }

    /** Its properties. */
    public Map<String, String> properties() {
        return Map.copyOf(metadata.properties());
    }

    /** The data files of the present rows. */
    List<DataFile> dataFiles() {
        Snapshot current = metadata.currentSnapshot();
        return current == null ? List.of() : plan(current, task -> task.file().copy());
    }

    private <T> List<T> plan(Snapshot snapshot, Function<FileScanTask, T> reading) {
        BaseTable table = new BaseTable(new StagingOperations(storage.io(), metadata), name.toString());
        List<T> found = new ArrayList<>();
        try (CloseableIterable<FileScanTask> tasks =
                table.newScan().useSnapshot(snapshot.snapshotId()).planFiles()) {
            tasks.forEach(task -> found.add(reading.apply(task)));
        } catch (NotFoundException | UncheckedIOException | IOException broken) {
            throw broken(name, snapshot.manifestListLocation(), broken);
        }
        return found;
    }

    /** Whether the columns that a schema has too keep their ids in it, and files with them their values. */
    public boolean keepsColumns(TableSchema wanted) {
        Map<String, Integer> present =
                schema().fields().stream().collect(Collectors.toMap(TableField::name, TableField::id));
        return FieldIds.assign(wanted, schema(), metadata.lastColumnId()).fields().stream()
                .allMatch(field -> field.id() == present.getOrDefault(field.name(), field.id()));
    }

    /** What the next version is made from. */
    public TableChange change(TableSchema wanted) {
        return TableChange.next(this, wanted);
    }

    /**
     * The version without the snapshots that are older than a time; the present one stays however old it is. Its metadata is
     * not written yet. Empty: there are none.
     */
    public Optional<TableVersion> withoutSnapshotsBefore(Instant time) {
        TableTime ownTime = TableTime.of(metadata);
        StagingOperations operations = new StagingOperations(storage.io(), ownTime.toMachine(metadata));
        new BaseTable(operations, name.toString())
                .expireSnapshots()
                .expireOlderThan(time.toEpochMilli() - ownTime.aheadMillis())
                .cleanupLevel(ExpireSnapshots.CleanupLevel.NONE)
                .commit();
        TableMetadata fewer = operations.current();
        return fewer.snapshots().size() == metadata.snapshots().size()
                ? Optional.empty()
                : Optional.of(TableChange.successor(this, ownTime, fewer));
    }

    /**
     * The version with the same rows and one more snapshot, which only says something. Its metadata is not written.
     *
     * @param kept how many snapshots it has at most
     * @throws UncheckedIOException if the snapshot's list of files, which is empty, cannot be written
     */
    public TableVersion withNote(Map<String, String> summary, int kept) {
        TableTime time = TableTime.of(metadata);
        StagingOperations operations = new StagingOperations(storage.io(), time.toMachine(metadata));
        AppendFiles nothing = new BaseTable(operations, name.toString()).newFastAppend();
        summary.forEach(nothing::set);
        nothing.commit();
        TableMetadata noted = operations.current();
        List<Long> old = noted.snapshots().stream()
                .map(Snapshot::snapshotId)
                .limit(Math.max(0, noted.snapshots().size() - kept))
                .toList();
        return TableChange.successor(
                this, time, TableMetadata.buildFrom(noted).removeSnapshots(old).build());
    }

    /** Writes the metadata of a version that was made without that. */
    public void writeMetadata() {
        TableMetadataParser.write(metadata, storage.io().newOutputFile(metadataLocation));
    }

    /**
     * Every file that this version needs, for all its snapshots, by the path that stands for it.
     *
     * @throws FloeException {@link TableError#TABLE_BROKEN} if a file that lists others is not to be had
     */
    public Set<Path> reachableFiles() {
        Set<Path> reachable = new HashSet<>();
        reachable.add(storage.path(metadataLocation));
        metadata.previousFiles().forEach(entry -> reachable.add(storage.path(entry.file())));
        try {
            for (Snapshot snapshot : metadata.snapshots()) {
                reachable.add(storage.path(snapshot.manifestListLocation()));
                for (ManifestFile manifest : snapshot.allManifests(storage.io())) {
                    reachable.add(storage.path(manifest.path()));
                    addFiles(manifest, reachable);
                }
            }
            BaseTable table = new BaseTable(new StagingOperations(storage.io(), metadata), name.toString());
            ReachableFileUtil.statisticsFilesLocations(table)
                    .forEach(location -> reachable.add(storage.path(location)));
        } catch (NotFoundException | UncheckedIOException | IOException broken) {
            throw broken(name, metadataLocation, broken);
        }
        return reachable;
    }

    private void addFiles(ManifestFile manifest, Set<Path> reachable) throws IOException {
        if (manifest.content() == ManifestContent.DATA) {
            try (ManifestReader<DataFile> reader = ManifestFiles.read(manifest, storage.io(), metadata.specsById())) {
                reader.forEach(file -> reachable.add(storage.path(file.location())));
            }
        } else {
            try (ManifestReader<DeleteFile> reader =
                    ManifestFiles.readDeleteManifest(manifest, storage.io(), metadata.specsById())) {
                reader.forEach(file -> reachable.add(storage.path(file.location())));
            }
        }
    }

    /** Where its files are. */
    public TableStorage storage() {
        return storage;
    }
}
