package dev.floe.iceberg.storage;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.FileIO;

/**
 * The files of tables: for Iceberg, which names them by locations such as {@code s3://bucket/orders/data/1.parquet}, and for
 * engines in this process, which read and write files of this machine. Any thread may call it.
 *
 * <p>Where a store refuses, each method throws a {@link dev.floe.spi.problem.FloeException} with a {@link StorageError}.
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
     * Makes sure that files are at their paths.
     *
     * @param files whose lengths the caller knows
     * @throws NotFoundException if one is not there
     * @throws UncheckedIOException if one cannot be brought there
     */
    void fetch(Collection<StoredFile> files);

    /**
     * Takes files into the storage that an engine has written at their paths. They are there, all of them, when this returns.
     *
     * @return their locations, in the same order
     * @throws UncheckedIOException if that does not work
     */
    List<String> store(List<Path> written);

    /**
     * All files whose locations are below another one, sorted. Empty: there are none.
     *
     * @throws UncheckedIOException if they cannot be listed
     */
    List<ListedFile> list(String location);

    /**
     * Removes files, those that are there.
     *
     * @throws UncheckedIOException if one cannot be removed
     */
    void remove(Collection<String> locations);
}
