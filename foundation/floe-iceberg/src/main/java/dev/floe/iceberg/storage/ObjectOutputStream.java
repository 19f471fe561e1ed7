package dev.floe.iceberg.storage;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.iceberg.io.PositionOutputStream;

/** Collects a file on this machine, and writes it to the store as a whole when it is closed. */
final class ObjectOutputStream extends PositionOutputStream {
    private final ObjectStorage storage;
    private final String location;
    private final Path temporary;
    private final OutputStream stream;
    private long position;
    private boolean isClosed;
    private boolean isBroken;

    ObjectOutputStream(ObjectStorage storage, String location) throws IOException {
        this.storage = storage;
        this.location = location;
        this.temporary = storage.temporary(location);
        this.stream = new BufferedOutputStream(Files.newOutputStream(temporary));
    }

    @Override
    public long getPos() {
        return position;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            stream.write(bytes, offset, length);
            position += length;
        } catch (IOException failure) {
            isBroken = true;
            throw failure;
        }
    }

    @Override
    public void flush() throws IOException {
        stream.flush();
    }

    /** Closing again does nothing, also after a close that failed. */
    @Override
    public void close() throws IOException {
        if (isClosed) {
            return;
        }
        isClosed = true;
        try {
            stream.close();
            if (!isBroken) {
                storage.put(location, temporary);
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
