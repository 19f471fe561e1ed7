package dev.floe.iceberg.storage;

import dev.floe.spi.problem.FloeException;
import java.util.Map;
import java.util.function.Supplier;

/** Gives each table the storage that its files are in. Any thread may call it. */
@FunctionalInterface
public interface StorageFactory extends AutoCloseable {
    /**
     * The storage of a table.
     *
     * @param location below which its files are, such as {@code s3://bucket/orders} or {@code file:///data/orders}
     * @param config what the catalog says of the table's storage, in Iceberg's own keys, such as {@code s3.endpoint} and
     *     {@code s3.session-token}; it is over what the platform says. Empty: the catalog says nothing
     * @param refreshed asks the catalog for that anew; called when credentials are about to expire, also during a long write
     * @throws FloeException if floe has no way to the files of such a location
     */
    TableStorage forTable(String location, Map<String, String> config, Supplier<Map<String, String>> refreshed);

    /** Storages of this machine's own files, and of nothing else. */
    static StorageFactory local() {
        LocalStorage storage = new LocalStorage();
        return (location, config, refreshed) -> {
            if (LocalFiles.isLocal(location)) {
                return storage;
            }
            throw StorageError.NO_PLUGIN.exception(
                    "There is no way to files such as '" + location + "'", "name a directory of this machine");
        };
    }

    /** Closes the storages that it has given. */
    @Override
    default void close() {}
}
