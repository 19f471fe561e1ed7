package dev.floe.iceberg.storage;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.SupportsBulkOperations;

/** Files of an object store, for Iceberg. */
final class ObjectFiles implements SupportsBulkOperations {
    private static final long serialVersionUID = 1L;

    private final transient ObjectStorage storage;

    ObjectFiles(ObjectStorage storage) {
        this.storage = storage;
    }

    @Override
    public InputFile newInputFile(String location) {
        return new ObjectInput(storage, location, OptionalLong.empty());
    }

    @Override
    public InputFile newInputFile(String location, long length) {
        return new ObjectInput(storage, location, OptionalLong.of(length));
    }

    @Override
    public OutputFile newOutputFile(String location) {
        return new ObjectOutput(storage, location);
    }

    @Override
    public void deleteFile(String location) {
        storage.remove(List.of(location));
    }

    @Override
    public void deleteFiles(Iterable<String> locations) {
        storage.remove(StreamSupport.stream(locations.spliterator(), false).toList());
    }
}
