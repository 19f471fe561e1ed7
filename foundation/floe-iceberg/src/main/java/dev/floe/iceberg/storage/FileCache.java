package dev.floe.iceberg.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * A directory with copies of files that lie elsewhere.
 *
 * <p>Any number of processes use it at a time, and of parts of a process, and nothing goes while one does: what is too much goes,
 * the longest unused first, when somebody opens or closes it who is alone with it. So it has at most its size between runs, and
 * beside that what the runs in progress use.
 */
public final class FileCache implements AutoCloseable {
    private static final String TEMPORARY = ".part";

    private final Path directory;
    private final Path realDirectory;
    private final long bytes;
    private final InstantSource clock;
    private final AtomicBoolean isOpen = new AtomicBoolean(true);

    private FileCache(Path directory, Path realDirectory, long bytes, InstantSource clock) {
        this.directory = directory;
        this.realDirectory = realDirectory;
        this.bytes = bytes;
        this.clock = clock;
    }

    /**
     * Opens it, and makes it where it is not there.
     *
     * @param bytes how much of it may stay when nobody uses it
     * @throws dev.floe.spi.problem.FloeException {@link StorageError#CACHE_FAILS} if that does not work
     */
    public static FileCache open(Path directory, long bytes, InstantSource clock) {
        try {
            Files.createDirectories(directory);
            FileCache cache = new FileCache(directory, directory.toRealPath(), bytes, clock);
            DirectoryUse.begin(cache.realDirectory, cache::evict);
            return cache;
        } catch (IOException failure) {
            throw fails(directory, failure);
        }
    }

    static RuntimeException fails(Path directory, Exception failure) {
        return StorageError.CACHE_FAILS.exception(
                "The copies of files in '%s' cannot be used: %s".formatted(directory, failure),
                "look whether the disk is full and the directory may be written; 'cache_directory' of the storage and"
                        + " FLOE_CACHE_DIR name another",
                failure);
    }

    Path directory() {
        return directory;
    }

    /** A name for a file that is on its way to a path; a later {@link Files#move} brings it there. */
    Path temporary(Path path) throws IOException {
        Path parent = path.resolveSibling("");
        Files.createDirectories(parent);
        return parent.resolve("." + UUID.randomUUID() + TEMPORARY);
    }

    /** Whether there is a file of a length, which counts as used now. */
    boolean has(Path path, long length) {
        try {
            if (!Files.isRegularFile(path) || Files.size(path) != length) {
                return false;
            }
            Files.setLastModifiedTime(path, FileTime.from(clock.instant()));
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    private record Kept(Path path, BasicFileAttributes attributes) {}

    private void evict() throws IOException {
        List<Kept> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.getFileName().toString().endsWith(TEMPORARY)) {
                    Files.deleteIfExists(file);
                } else if (!file.equals(DirectoryUse.lockFile(directory))) {
                    all.add(new Kept(file, Files.readAttributes(file, BasicFileAttributes.class)));
                }
            }
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
        long sum = all.stream().mapToLong(kept -> kept.attributes().size()).sum();
        all.sort(Comparator.comparing(kept -> kept.attributes().lastModifiedTime()));
        for (Kept kept : all) {
            if (sum <= bytes) {
                return;
            }
            Files.deleteIfExists(kept.path());
            sum -= kept.attributes().size();
            removeEmpty(kept.path().resolveSibling(""));
        }
    }

    private void removeEmpty(Path start) throws IOException {
        Path empty = start;
        while (empty.startsWith(directory) && !empty.equals(directory) && isEmpty(empty)) {
            Files.deleteIfExists(empty);
            empty = empty.resolveSibling("");
        }
    }

    private static boolean isEmpty(Path path) throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        }
    }

    @Override
    public void close() {
        if (isOpen.getAndSet(false)) {
            try {
                DirectoryUse.end(realDirectory, this::evict);
            } catch (IOException failure) {
                throw fails(directory, failure);
            }
        }
    }
}
