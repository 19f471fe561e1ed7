package dev.floe.spi.storage;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/**
 * A store of objects, which are named by locations such as {@code s3://bucket/orders/data/1.parquet}. Any thread may call it.
 *
 * <p>What may go better the next time, as a cut connection or a server that is busy, a store tries again by itself, with
 * growing pauses. Every method throws a {@link StorageException} that names the location where that does not help.
 */
public interface ObjectStore extends AutoCloseable {
    /** How long an object is; empty: there is none. */
    OptionalLong length(String location);

    /**
     * Reads a part of an object. Reading goes on where it was, should the connection be cut on the way.
     *
     * @param offset of the first byte
     * @param length how many bytes; the object has that many behind the offset
     * @throws StorageException of kind {@link StorageException.Kind#NO_OBJECT} if there is none; what fails later is an {@link
     *     java.io.IOException} of the stream, or this exception
     */
    InputStream read(String location, long offset, long length);

    /**
     * Writes an object, in place of one that is there. Others see all of it or nothing: nothing is left of a write that fails,
     * nor of one that is interrupted, as far as the store lets itself be told.
     *
     * @param file what is written; nobody changes it meanwhile
     */
    void write(String location, Path file);

    /** Deletes objects; those that are not there are passed over. */
    void delete(Collection<String> locations);

    /** All objects whose locations begin with another one, in the order of their keys. */
    List<ListedObject> list(String prefix);

    /** Closing again does nothing. */
    @Override
    void close();
}
