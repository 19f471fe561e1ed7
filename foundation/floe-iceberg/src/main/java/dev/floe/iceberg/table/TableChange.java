package dev.floe.iceberg.table;

import dev.floe.iceberg.TableError;
import dev.floe.iceberg.TableName;
import dev.floe.iceberg.schema.FieldIds;
import dev.floe.iceberg.schema.IcebergTypes;
import dev.floe.iceberg.storage.LocalFiles;
import dev.floe.iceberg.storage.TableStorage;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.table.TableField;
import dev.floe.spi.table.TableLayout;
import dev.floe.spi.table.TableScan;
import dev.floe.spi.table.TableSchema;
import dev.floe.spi.table.WrittenFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotUpdate;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.util.StructLikeSet;

/** The next version of a table on its way: its columns are known, and its rows are to come. Nobody else sees it. */
public final class TableChange {
    /** Types with nanoseconds need the third version of the table specification; all readers know the second. */
    private static final Map<String, String> PROPERTIES = Map.of("format-version", "2");

    private static final Map<String, String> PROPERTIES_OF_NANOSECONDS = Map.of("format-version", "3");

    /** As many manifests as one thread reads while others would only start. */
    private static final int FEW = 8;

    private final TableName name;
    private final Optional<TableVersion> base;
    private final TableTime time;
    private final TableMetadata start;
    private final TableStorage storage;
    private final TableLayout layout;
    private final UUID id = UUID.randomUUID();

    private TableChange(
            TableName name,
            Optional<TableVersion> base,
            TableTime time,
            TableMetadata start,
            TableStorage storage,
            TableLayout layout) {
        this.name = name;
        this.base = base;
        this.time = time;
        this.start = start;
        this.storage = storage;
        this.layout = layout;
    }

    /**
     * The first version of a table.
     *
     * @param wanted its columns; their ids do not count
     * @param location below which its files will be
     */
    public static TableChange first(TableName name, TableSchema wanted, String location, TableStorage storage) {
        Schema schema = IcebergTypes.schema(wanted);
        TableMetadata start = TableMetadata.newTableMetadata(
                schema,
                PartitionSpec.unpartitioned(),
                SortOrder.unsorted(),
                location,
                hasNanoseconds(schema) ? PROPERTIES_OF_NANOSECONDS : PROPERTIES);
        return new TableChange(name, Optional.empty(), TableTime.OF_NEW, start, storage, TableLayout.NONE);
    }

    /** The version after another one: columns keep their ids as far as they may. */
    static TableChange next(TableVersion base, TableSchema wanted) {
        TableSchema schema =
                FieldIds.assign(wanted, base.schema(), base.metadata().lastColumnId());
        Set<Integer> kept = schema.fields().stream().map(TableField::id).collect(Collectors.toSet());
        TableTime time = TableTime.of(base.metadata());
        TableMetadata present = DesignedMetadata.ofColumns(
                time.toMachine(base.metadata()), kept, base.storage().io());
        TableMetadata.Builder builder = TableMetadata.buildFrom(present);
        Schema icebergSchema = IcebergTypes.schema(schema);
        if (hasNanoseconds(icebergSchema) && present.formatVersion() < 3) {
            builder.upgradeFormatVersion(3);
        }
        TableMetadata start = builder.setCurrentSchema(
                        icebergSchema, Math.max(present.lastColumnId(), FieldIds.highest(schema)))
                .build();
        return new TableChange(base.name(), Optional.of(base), time, start, base.storage(), TableLayout.NONE);
    }

    /**
     * The same change of a table that is to be like a design from here on: the files that are there stay as they are, those
     * that come are divided as it says.
     */
    public TableChange designed(TableDesign design) {
        TableMetadata located = design.location().map(this::at).orElse(start);
        return new TableChange(
                name, base, time, DesignedMetadata.of(located, design, storage.io()), storage, design.layout());
    }

    /** Housekeeping deletes what it finds below the location of a table and does not know: nothing else may be there. */
    private TableMetadata at(String location) {
        if (location.equals(start.location())) {
            return start;
        }
        if (!scheme(location).equals(scheme(start.location()))) {
            throw TableError.LOCATION_REFUSED.exception(
                    "Table '%s' cannot be in '%s': its catalog keeps tables in '%s'"
                            .formatted(name, location, LocalFiles.shown(start.location())),
                    "leave 'location' out, or name one in the storage of the platform");
        }
        if (!storage.list(location).isEmpty()) {
            throw TableError.LOCATION_REFUSED.exception(
                    "Table '%s' cannot be in '%s': there are files already".formatted(name, LocalFiles.shown(location)),
                    "name a directory that is empty or not there");
        }
        return start.updateLocation(location);
    }

    private static String scheme(String location) {
        return location.contains(":") ? location.substring(0, location.indexOf(':')) : "file";
    }

    private static boolean hasNanoseconds(Schema schema) {
        return schema.idToName().keySet().stream()
                .anyMatch(field -> schema.findType(field).typeId() == Type.TypeID.TIMESTAMP_NANO);
    }

    public TableName name() {
        return name;
    }

    /** The version that this one comes after. */
    public Optional<TableVersion> base() {
        return base;
    }

    /** The columns, with the ids that the files have to have. */
    public TableSchema schema() {
        return IcebergTypes.schema(start.schema());
    }

    /**
     * Makes the directory of the data files that this change adds, which are in no other one.
     *
     * @throws FloeException {@link TableError#NOT_WRITTEN} if that cannot be made
     */
    public Path createDataDirectory() {
        Path directory = storage.path(start.location()).resolve("data").resolve(id.toString());
        try {
            return Files.createDirectories(directory);
        } catch (IOException failure) {
            throw notWritten(failure);
        }
    }

    /**
     * The version whose rows are those of the files and no others. Its metadata is written, but no catalog knows it.
     *
     * @param summary what the snapshot says beside Iceberg's own figures
     * @throws FloeException {@link TableError#NOT_WRITTEN} if a file cannot be read back or written
     */
    public TableVersion replaceRows(List<WrittenFile> written, Map<String, String> summary) {
        return commit(written, summary, table -> {
            OverwriteFiles overwrite = table.newOverwrite().overwriteByRowFilter(Expressions.alwaysTrue());
            return new Operation(overwrite, (_, file) -> overwrite.addFile(file));
        });
    }

    /**
     * The version that has the rows of the files too. Its metadata is written, but no catalog knows it.
     *
     * @param summary what the snapshot says beside Iceberg's own figures
     * @throws FloeException {@link TableError#NOT_WRITTEN} if a file cannot be read back or written
     */
    public TableVersion addRows(List<WrittenFile> written, Map<String, String> summary) {
        return commit(written, summary, table -> {
            AppendFiles append = table.newAppend();
            return new Operation(append, (_, file) -> append.appendFile(file));
        });
    }

    /**
     * The version in which files stand for others. Its metadata is written, but no catalog knows it.
     *
     * @param removed the locations of the others, as a scan of the base names them
     * @param summary what the snapshot says beside Iceberg's own figures
     * @throws FloeException {@link TableError#NOT_WRITTEN} if a file cannot be read back or written
     */
    public TableVersion rewriteRows(Set<String> removed, List<WrittenFile> written, Map<String, String> summary) {
        return commit(written, summary, table -> {
            OverwriteFiles overwrite = table.newOverwrite();
            presentFiles().stream().filter(file -> isOneOf(removed, file)).forEach(overwrite::deleteFile);
            return new Operation(overwrite, (_, file) -> overwrite.addFile(file));
        });
    }

    /**
     * The version in which the partitions of which there are rows in the files have those rows and no others. Its metadata is
     * written, but no catalog knows it. Of files that are divided in another way that cannot be told: their rows are written
     * again, and they go.
     *
     * @param removed the locations of those files, as a scan of the base names them
     * @param written with the new rows
     * @param kept with the rows of the removed files, of which those go whose partition is replaced
     * @param summary what the snapshot says beside Iceberg's own figures
     * @throws FloeException {@link TableError#NOT_WRITTEN} if a file cannot be read back or written
     */
    public TableVersion replacePartitions(
            Set<String> removed, List<WrittenFile> written, List<WrittenFile> kept, Map<String, String> summary) {
        List<WrittenFile> all = new ArrayList<>(written);
        all.addAll(kept);
        Set<WrittenFile> replacing = Set.copyOf(written);
        StructLikeSet replaced = StructLikeSet.create(start.spec().partitionType());
        return commit(all, summary, table -> {
            OverwriteFiles overwrite = table.newOverwrite();
            return new Operation(
                    overwrite,
                    (source, file) -> {
                        if (replacing.contains(source)) {
                            replaced.add(file.partition());
                            overwrite.addFile(file);
                        } else if (!replaced.contains(file.partition())) {
                            overwrite.addFile(file);
                        }
                    },
                    () -> presentFiles().stream()
                            .filter(file -> isOneOf(removed, file)
                                    || (file.specId() == start.spec().specId() && replaced.contains(file.partition())))
                            .forEach(overwrite::deleteFile));
        });
    }

    private List<DataFile> presentFiles() {
        return base.map(TableVersion::dataFiles).orElse(List.of());
    }

    private boolean isOneOf(Set<String> locations, DataFile file) {
        return locations.contains(storage.path(file.location()).toString());
    }

    /** Whether new files are divided by anything. */
    public boolean isPartitioned() {
        return start.spec().isPartitioned();
    }

    /**
     * The version in which the rows of some files are in others. It says of itself what the base does. Its metadata is
     * written, but no catalog knows it.
     *
     * @param removed the locations of the files, as a scan of the base names them
     * @param written with the same rows
     * @throws FloeException {@link TableError#NOT_WRITTEN} if a file cannot be read back or written
     */
    public TableVersion putTogether(Set<String> removed, List<WrittenFile> written) {
        Map<String, String> summary = new HashMap<>();
        base.flatMap(TableVersion::snapshot).ifPresent(snapshot -> {
            snapshot.summary().forEach((key, value) -> {
                if (key.startsWith("floe.") || key.startsWith("engine-")) {
                    summary.put(key, value);
                }
            });
            summary.put(TableSnapshot.ROWS_OF, Long.toString(snapshot.rowsOf()));
        });
        return commit(written, summary, table -> {
            RewriteFiles rewrite = table.newRewrite();
            presentFiles().stream().filter(file -> isOneOf(removed, file)).forEach(rewrite::deleteFile);
            return new Operation(rewrite, (_, file) -> rewrite.addFile(file));
        });
    }

    /** The files of the base that are divided in another way than new ones are. */
    public TableScan otherwisePartitioned() {
        return base.map(version -> version.scanWithoutSpec(start.spec().specId()))
                .orElseGet(() -> new TableScan(schema(), List.of()));
    }

    /** An operation of Iceberg's on a table, how it takes a file, and what is to do then. */
    private record Operation(SnapshotUpdate<?> update, BiConsumer<WrittenFile, DataFile> adding, Runnable ending) {
        private Operation(SnapshotUpdate<?> update, BiConsumer<WrittenFile, DataFile> adding) {
            this(update, adding, () -> {});
        }
    }

    private TableVersion commit(
            List<WrittenFile> written, Map<String, String> summary, Function<BaseTable, Operation> operation) {
        StagingOperations operations = new StagingOperations(storage.io(), start);
        BaseTable table = new BaseTable(operations, name.toString());
        MetricsConfig metrics = MetricsConfig.forTable(table);
        try {
            Operation all = operation.apply(table);
            List<WrittenFile> files =
                    written.stream().filter(file -> file.rows() > 0).toList();
            List<String> locations = storage.store(
                    files.stream().map(file -> Path.of(file.location())).toList());
            for (int i = 0; i < files.size(); i++) {
                WrittenFile file = files.get(i);
                all.adding()
                        .accept(
                                file,
                                ParquetFooter.read(Path.of(file.location()))
                                        .dataFile(locations.get(i), file, start, layout, metrics));
            }
            all.ending().run();
            summary.forEach(all.update()::set);
            if (hasFewManifests()) {
                all.update().scanManifestsWith(new CallingThread());
                all.update().writeManifestsWith(new CallingThread(), 1);
            }
            all.update().commit();
            return write(operations.current());
        } catch (IOException | UncheckedIOException failure) {
            throw notWritten(failure);
        }
    }

    private boolean hasFewManifests() {
        Snapshot current = start.currentSnapshot();
        return current == null || current.allManifests(storage.io()).size() <= FEW;
    }

    private TableVersion write(TableMetadata staged) {
        TableVersion version = version(name, base, time, staged, id, storage);
        version.writeMetadata();
        return version;
    }

    /**
     * A version with other metadata that comes after another one; it is not written.
     *
     * @param time of the other one, in which the metadata is not yet
     */
    static TableVersion successor(TableVersion base, TableTime time, TableMetadata metadata) {
        return version(base.name(), Optional.of(base), time, metadata, UUID.randomUUID(), base.storage());
    }

    private static TableVersion version(
            TableName name,
            Optional<TableVersion> base,
            TableTime time,
            TableMetadata metadata,
            UUID id,
            TableStorage storage) {
        int number = 1
                + base.map(TableVersion::metadataLocation)
                        .map(TableChange::number)
                        .orElse(-1);
        String location = "%s/metadata/%05d-%s.metadata.json".formatted(metadata.location(), number, id);
        TableMetadata.Builder builder = TableMetadata.buildFrom(metadata);
        base.ifPresent(version -> builder.setPreviousFileLocation(version.metadataLocation()));
        return new TableVersion(
                name, location, time.toTable(builder.discardChanges().build()), storage);
    }

    /** The number that a metadata file's name begins with. */
    private static int number(String location) {
        String file = location.substring(location.lastIndexOf('/') + 1);
        String digits = file.replaceFirst("-.*", "");
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : -1;
    }

    private FloeException notWritten(Exception failure) {
        return TableError.NOT_WRITTEN.exception(
                "Table '%s' cannot be written to '%s': %s"
                        .formatted(name, LocalFiles.shown(start.location()), reason(failure)),
                "look whether the disk is full and the directory may be written",
                failure);
    }

    private static String reason(Exception failure) {
        return Optional.ofNullable(failure.getMessage())
                .orElse(failure.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    }
}
