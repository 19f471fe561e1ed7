package dev.floe.iceberg.table;

import dev.floe.iceberg.schema.IcebergTypes;
import dev.floe.iceberg.storage.TableStorage;
import dev.floe.spi.table.TableScan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;

/**
 * Finds files that are far from as long as files are to be, in each partition. One of them alone stays: nothing would be won.
 */
final class SmallFileSearch {
    private final Schema schema;
    private final TableStorage storage;
    private final long targetBytes;
    private final Map<String, List<FileScanTask>> byPartition = new LinkedHashMap<>();

    /** @param targetBytes how long files are to be */
    SmallFileSearch(Schema schema, TableStorage storage, long targetBytes) {
        this.schema = schema;
        this.storage = storage;
        this.targetBytes = targetBytes;
    }

    /** Looks at one file; gives it back. */
    FileScanTask add(FileScanTask task) {
        // The measure of Iceberg's own compaction: what is above three quarters is as good as whole.
        if (task.file().fileSizeInBytes() < targetBytes - targetBytes / 4
                || !task.deletes().isEmpty()) {
            String partition = task.spec().specId() + "/" + task.spec().partitionToPath(task.partition());
            byPartition.computeIfAbsent(partition, _ -> new ArrayList<>()).add(task);
        }
        return task;
    }

    SmallFiles found() {
        List<FileScanTask> files = new ArrayList<>();
        int then = 0;
        for (List<FileScanTask> group : byPartition.values()) {
            long bytes = group.stream()
                    .mapToLong(task -> task.file().fileSizeInBytes())
                    .sum();
            int after = Math.toIntExact(Math.ceilDiv(bytes, targetBytes));
            if (after < group.size()) {
                files.addAll(group);
                then += after;
            }
        }
        return new SmallFiles(
                files.size(),
                then,
                () -> new TableScan(
                        IcebergTypes.schema(schema),
                        files.stream()
                                .map(task -> ScanFiles.of(task, schema, storage))
                                .toList()));
    }
}
