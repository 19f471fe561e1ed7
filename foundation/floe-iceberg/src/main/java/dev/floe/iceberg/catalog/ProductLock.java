package dev.floe.iceberg.catalog;

import dev.floe.iceberg.TableError;
import dev.floe.spi.problem.FloeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A lock on a product, which the operating system takes back when the process ends. So nobody waits for a run that was
 * killed, and one that only slept still has it when it wakes up.
 */
final class ProductLock implements AutoCloseable {
    private final FileChannel channel;

    private ProductLock(FileChannel channel) {
        this.channel = channel;
    }

    static ProductLock take(Path file, String product) {
        try {
            Files.createDirectories(Optional.ofNullable(file.getParent()).orElse(Path.of("")));
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel).isEmpty()) {
                channel.close();
                throw inProgress(product);
            }
            return new ProductLock(channel);
        } catch (IOException failure) {
            throw TableError.CATALOG_FAILS.exception(
                    "The lock '%s' cannot be taken: %s".formatted(file, failure.getMessage()),
                    "look whether the disk is full and the directory may be written",
                    failure);
        }
    }

    private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException ownProcess) {
            return Optional.empty();
        }
    }

    private static FloeException inProgress(String product) {
        return TableError.RUN_IN_PROGRESS.exception(
                "Another run of '%s' is on".formatted(product), "wait until it has ended, and run again");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
