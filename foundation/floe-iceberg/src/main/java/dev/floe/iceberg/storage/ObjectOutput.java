package dev.floe.iceberg.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;

/** A file of an object store that is to be written. */
record ObjectOutput(ObjectStorage storage, String location) implements OutputFile {
    @Override
    public PositionOutputStream create() {
        if (storage.length(location).isPresent()) {
            throw new AlreadyExistsException("File '%s' exists already", location);
        }
        return createOrOverwrite();
    }

    @Override
    public PositionOutputStream createOrOverwrite() {
        try {
            return new ObjectOutputStream(storage, location);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public InputFile toInputFile() {
        return storage.io().newInputFile(location);
    }
}
