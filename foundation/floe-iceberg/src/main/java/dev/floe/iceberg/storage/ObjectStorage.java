package dev.floe.iceberg.storage;

import dev.floe.spi.storage.ObjectStore;
import dev.floe.spi.storage.StorageException;
import dev.floe.spi.storage.StorageException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.FileIO;

/**
 * Files of an object store. Engines read copies of them on this machine, which are good as long as their lengths agree, as no
 * file of a table ever changes; and what an engine writes stays as such a copy, so that the next step need not load it.
 */
public final class ObjectStorage implements TableStorage, AutoCloseable {
    private final ObjectStore store;
    private final FileCache cache;
    private final CachePaths paths;
    private final Transfers transfers;
    private final ObjectFiles files = new ObjectFiles(this);
    private final Map<Path, Object> onTheirWay = new ConcurrentHashMap<>();

    /**
     * @param store closed with this
     * @param name of the store, under which the cache keeps its files
     * @param scheme of the locations of what is written
     */
    @SuppressWarnings("this-escape") // The files only keep it.
    public ObjectStorage(ObjectStore store, FileCache cache, String name, String scheme) {
        this.store = store;
        this.cache = cache;
        this.paths = new CachePaths(cache.directory().resolve(name), scheme);
        this.transfers = new Transfers(store);
    }

    @Override
    public FileIO io() {
        return files;
    }

    @Override
    public Path path(String location) {
        return paths.path(location);
    }

    @Override
    public void fetch(Collection<StoredFile> all) {
        Transfers.each(List.copyOf(all), file -> copy(file.location(), file.bytes()));
    }

    /** The copy of a file, which is brought here unless it is. */
    Path copy(String location, long length) {
        Path path = path(location);
        synchronized (onTheirWay.computeIfAbsent(path, _ -> new Object())) {
            if (!cache.has(path, length)) {
                download(location, length, path);
            }
        }
        return path;
    }

    private void download(String location, long length, Path path) {
        try {
            Path temporary = cache.temporary(path);
            try {
                translated(location, () -> {
                    transfers.download(location, length, temporary);
                    return temporary;
                });
                Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException | UncheckedIOException failure) {
            throw FileCache.fails(cache.directory(), failure);
        }
    }

    @Override
    public List<String> store(List<Path> written) {
        Transfers.each(written, file -> write(paths.location(file), file));
        return written.stream().map(paths::location).toList();
    }

    private void write(String location, Path file) {
        translated(location, () -> {
            store.write(location, file);
            return location;
        });
    }

    /** Takes a file that was written beside the place of its copy. */
    void put(String location, Path temporary) throws IOException {
        write(location, temporary);
        Files.move(temporary, path(location), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Where a file may be written before it is {@link #put}. */
    Path temporary(String location) throws IOException {
        return cache.temporary(path(location));
    }

    /** How long a file is; empty: it is not there. */
    OptionalLong length(String location) {
        return translated(location, () -> store.length(location));
    }

    @Override
    public List<ListedFile> list(String location) {
        String prefix = location.endsWith("/") ? location : location + "/";
        return translated(location, () -> store.list(prefix)).stream()
                .map(object -> new ListedFile(object.location(), object.bytes(), object.written()))
                .toList();
    }

    @Override
    public void remove(Collection<String> locations) {
        translated(locations.stream().findFirst().orElse(""), () -> {
            store.delete(locations);
            return locations;
        });
        for (String location : locations) {
            try {
                Files.deleteIfExists(path(location));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private static <T> T translated(String location, Supplier<T> request) {
        try {
            return request.get();
        } catch (StorageException refusal) {
            if (refusal.kind() == Kind.NO_OBJECT) {
                throw new NotFoundException(refusal, "File '%s' does not exist", location);
            }
            throw StorageError.of(refusal);
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
