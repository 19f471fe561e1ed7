package dev.floe.iceberg.storage;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.iceberg.io.FileIO;

/**
 * The files of tables: for Iceberg, which names them by locations such as {@code s3://bucket/orders/data/1.parquet}, and for
 * engines in this process, which read and write files of this machine. Any thread may call it.
 */
public interface TableStorage {
    /** How Iceberg reads and writes them. */
    FileIO io();

    /**
     * The path of this machine that stands for a location of a file or a directory. Nothing need be there; two ways to write
     * one location have the same path.
     */
    Path path(String location);

    /**
     * Makes sure that a file is at its path.
     *
     * @throws UncheckedIOException if it cannot be brought there
     */
    Path fetch(String location);

    /**
     * Takes a file into the storage that an engine has written at a path.
     *
     * @return its location
     * @throws UncheckedIOException if that does not work
     */
    String store(Path written);

    /**
     * All files whose locations are below another one, sorted. Empty: there are none.
     *
     * @throws UncheckedIOException if they cannot be listed
     */
    List<StoredFile> list(String location);

    /**
     * Removes a file, if it is there.
     *
     * @throws UncheckedIOException if it cannot be removed
     */
    void remove(String location);
}
