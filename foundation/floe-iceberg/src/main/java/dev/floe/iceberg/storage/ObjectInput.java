package dev.floe.iceberg.storage;

import java.util.OptionalLong;
import org.apache.iceberg.Files;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.SeekableInputStream;

/**
 * A file of an object store, read from its copy.
 *
 * @param known its length; empty: the store has to be asked, which also tells whether it is still there
 */
record ObjectInput(ObjectStorage storage, String location, OptionalLong known) implements InputFile {
    @Override
    public long getLength() {
        return known.isPresent()
                ? known.getAsLong()
                : storage.length(location)
                        .orElseThrow(() -> new NotFoundException("File '%s' does not exist", location));
    }

    @Override
    public SeekableInputStream newStream() {
        return Files.localInput(storage.copy(location, getLength()).toFile()).newStream();
    }

    @Override
    public boolean exists() {
        return storage.length(location).isPresent();
    }
}
