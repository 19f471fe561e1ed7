package dev.floe.iceberg.storage;

import dev.floe.spi.storage.ListedObject;
import dev.floe.spi.storage.ObjectStore;
import dev.floe.spi.storage.StorageException;
import dev.floe.spi.storage.StorageException.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A store in memory, that counts how often its objects are read and can be told to refuse. */
final class MemoryStore implements ObjectStore {
    static final Instant WRITTEN = Instant.parse("2026-11-21T10:00:00Z");

    private final NavigableMap<String, byte[]> objects = new ConcurrentSkipListMap<>();
    private final AtomicInteger reads = new AtomicInteger();
    private Optional<StorageException> refusal = Optional.empty();

    void refuse(Kind kind, String message) {
        refusal = Optional.of(new StorageException(kind, message));
    }

    void put(String location, String content) {
        objects.put(location, content.getBytes(StandardCharsets.UTF_8));
    }

    Collection<String> locations() {
        return objects.keySet();
    }

    int reads() {
        return reads.get();
    }

    private void check() {
        refusal.ifPresent(refused -> {
            throw refused;
        });
    }

    @Override
    public OptionalLong length(String location) {
        check();
        byte[] content = objects.get(location);
        return content == null ? OptionalLong.empty() : OptionalLong.of(content.length);
    }

    @Override
    public InputStream read(String location, long offset, long length) {
        check();
        reads.incrementAndGet();
        byte[] content = objects.get(location);
        if (content == null) {
            throw new StorageException(Kind.NO_OBJECT, "'" + location + "' is not there");
        }
        return new ByteArrayInputStream(content, (int) offset, (int) length);
    }

    @Override
    public void write(String location, Path file) {
        check();
        try {
            objects.put(location, Files.readAllBytes(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void delete(Collection<String> locations) {
        check();
        locations.forEach(objects::remove);
    }

    @Override
    public List<ListedObject> list(String prefix) {
        check();
        return objects.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .map(entry -> new ListedObject(entry.getKey(), entry.getValue().length, WRITTEN))
                .toList();
    }

    @Override
    public void close() {
        objects.clear();
    }
}
