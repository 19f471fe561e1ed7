package dev.floe.iceberg.table;

import dev.floe.iceberg.schema.IcebergTypes;
import dev.floe.iceberg.storage.StoredFile;
import dev.floe.iceberg.storage.TableStorage;
import dev.floe.spi.table.RowDeletes;
import dev.floe.spi.table.RowDeletes.EqualityFile;
import dev.floe.spi.table.RowDeletes.PositionFile;
import dev.floe.spi.table.RowDeletes.Positions;
import dev.floe.spi.table.ScanFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileContent;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;
import org.apache.iceberg.deletes.PositionDeleteIndex;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.IOUtil;
import org.apache.iceberg.io.SeekableInputStream;
import org.apache.iceberg.types.TypeUtil;

/** Turns what Iceberg plans into what an engine reads. */
final class ScanFiles {
    private ScanFiles() {}

    /** The files that a plan reads. */
    static List<StoredFile> needed(List<FileScanTask> tasks) {
        return tasks.stream()
                .flatMap(task -> Stream.concat(Stream.of(task.file()), task.deletes().stream()))
                .map(file -> new StoredFile(file.location(), file.fileSizeInBytes()))
                .distinct()
                .toList();
    }

    static ScanFile of(FileScanTask task, Schema schema, TableStorage storage) {
        String location = task.file().location();
        List<RowDeletes> deletes = task.deletes().stream()
                .map(file -> deletes(file, location, schema, storage))
                .toList();
        return new ScanFile(
                storage.path(location).toString(),
                task.file().recordCount(),
                task.file().fileSizeInBytes(),
                deletes);
    }

    private static RowDeletes deletes(DeleteFile file, String dataFile, Schema schema, TableStorage storage) {
        String location = storage.path(file.location()).toString();
        if (file.content() == FileContent.EQUALITY_DELETES) {
            Schema columns = TypeUtil.select(schema, Set.copyOf(file.equalityFieldIds()));
            return new EqualityFile(location, IcebergTypes.schema(columns).fields());
        }
        if (file.format() == FileFormat.PUFFIN) {
            return new Positions(deletionVector(file, storage.io()));
        }
        return new PositionFile(location, dataFile);
    }

    private static List<Long> deletionVector(DeleteFile file, FileIO files) {
        byte[] bytes = new byte[Math.toIntExact(file.contentSizeInBytes())];
        try (SeekableInputStream stream = files.newInputFile(file.location()).newStream()) {
            stream.seek(file.contentOffset());
            IOUtil.readFully(stream, bytes, 0, bytes.length);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        List<Long> positions = new ArrayList<>();
        PositionDeleteIndex.deserialize(bytes, file).forEach(positions::add);
        return positions;
    }
}
