package dev.floe.iceberg.serve;

import dev.floe.iceberg.storage.StorageFactory;
import java.io.Serial;
import java.util.Map;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;

/** Files of all tables, each in the storage that its location says. */
final class RoutedFiles implements FileIO {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient StorageFactory storages;

    RoutedFiles(StorageFactory storages) {
        this.storages = storages;
    }

    private FileIO at(String location) {
        return storages.forTable(location, Map.of(), Map::of).io();
    }

    @Override
    public InputFile newInputFile(String location) {
        return at(location).newInputFile(location);
    }

    @Override
    public OutputFile newOutputFile(String location) {
        return at(location).newOutputFile(location);
    }

    @Override
    public void deleteFile(String location) {
        at(location).deleteFile(location);
    }
}
