package dev.floe.iceberg.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.io.FileIO;

/** Files of this machine: engines read and write them where they are. */
public final class LocalStorage implements TableStorage {
    private final LocalFiles files = new LocalFiles();

    @Override
    public FileIO io() {
        return files;
    }

    @Override
    public Path path(String location) {
        return LocalFiles.path(location);
    }

    @Override
    public void fetch(Collection<StoredFile> all) {
        // They are where they are read.
    }

    @Override
    public List<String> store(List<Path> written) {
        return written.stream().map(LocalFiles::location).toList();
    }

    @Override
    public List<ListedFile> list(String location) {
        Path directory = path(location);
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile)
                    .sorted()
                    .map(LocalStorage::listed)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static ListedFile listed(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new ListedFile(
                    LocalFiles.location(file),
                    attributes.size(),
                    attributes.lastModifiedTime().toInstant());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Directories go too, where they are empty then. */
    @Override
    public void remove(Collection<String> locations) {
        locations.forEach(this::remove);
    }

    private void remove(String location) {
        Path file = path(location);
        try {
            Files.deleteIfExists(file);
            Path directory = file.getParent();
            if (directory != null) {
                Files.deleteIfExists(directory);
            }
        } catch (DirectoryNotEmptyException hasMore) {
            // Other files keep it.
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
