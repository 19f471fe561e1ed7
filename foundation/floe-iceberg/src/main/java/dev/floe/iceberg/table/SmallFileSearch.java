package dev.floe.iceberg.table;

import dev.floe.iceberg.schema.IcebergTypes;
import dev.floe.iceberg.storage.TableStorage;
import dev.floe.spi.table.ScanFile;
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
    private final Map<String, List<ScanFile>> byPartition = new LinkedHashMap<>();

    /** @param targetBytes how long files are to be */
    SmallFileSearch(Schema schema, TableStorage storage, long targetBytes) {
        this.schema = schema;
        this.storage = storage;
        this.targetBytes = targetBytes;
    }

    /** Looks at one file; it is fetched if it is small. */
    ScanFile add(FileScanTask task) {
        ScanFile file = ScanFiles.of(task, schema, storage);
        // The measure of Iceberg's own compaction: what is above three quarters is as good as whole.
        if (file.bytes() < targetBytes - targetBytes / 4 || !file.deletes().isEmpty()) {
            String partition = task.spec().specId() + "/" + task.spec().partitionToPath(task.partition());
            byPartition.computeIfAbsent(partition, _ -> new ArrayList<>()).add(file);
        }
        return file;
    }

    SmallFiles found() {
        List<ScanFile> files = new ArrayList<>();
        int then = 0;
        for (List<ScanFile> group : byPartition.values()) {
            long bytes = group.stream().mapToLong(ScanFile::bytes).sum();
            int after = Math.toIntExact(Math.ceilDiv(bytes, targetBytes));
            if (after < group.size()) {
                files.addAll(group);
                then += after;
            }
        }
        return new SmallFiles(new TableScan(IcebergTypes.schema(schema), files), then);
    }
}
