package dev.floe.iceberg.storage;

import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;

/** A file to be written that keeps its location as it was asked for. */
record LocatedOutput(String location, OutputFile file) implements OutputFile {
    @Override
    public PositionOutputStream create() {
        return file.create();
    }

    @Override
    public PositionOutputStream createOrOverwrite() {
        return file.createOrOverwrite();
    }

    @Override
    public InputFile toInputFile() {
        return new LocatedInput(location, file.toInputFile());
    }
}
