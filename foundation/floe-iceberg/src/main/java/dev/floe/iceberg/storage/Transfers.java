package dev.floe.iceberg.storage;

import dev.floe.spi.storage.ObjectStore;
import dev.floe.spi.storage.StorageException;
import dev.floe.spi.storage.StorageException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Brings files from a store and to it, several at a time, and the parts of a long one too. */
final class Transfers {
    private static final int AT_A_TIME = 6;
    private static final long PART_BYTES = 32L << 20;
    private static final int BUFFER_BYTES = 256 << 10;

    private final ObjectStore store;
    private final Semaphore reading = new Semaphore(AT_A_TIME);

    Transfers(ObjectStore store) {
        this.store = store;
    }

    private record Part(long offset, long length) {}

    /** Writes an object into a new file. */
    void download(String location, long length, Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            List<Part> parts = new ArrayList<>();
            for (long offset = 0; offset < length; offset += PART_BYTES) {
                parts.add(new Part(offset, Math.min(PART_BYTES, length - offset)));
            }
            each(parts, part -> download(location, part, channel));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void download(String location, Part part, FileChannel channel) {
        reading.acquireUninterruptibly();
        try {
            read(location, part, channel);
        } finally {
            reading.release();
        }
    }

    private void read(String location, Part part, FileChannel channel) {
        byte[] buffer = new byte[BUFFER_BYTES];
        long position = part.offset();
        try (InputStream stream = store.read(location, part.offset(), part.length())) {
            for (int read = read(stream, buffer, location); read >= 0; read = read(stream, buffer, location)) {
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
                while (bytes.hasRemaining()) {
                    position += channel.write(bytes, position);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        if (position != part.offset() + part.length()) {
            throw new StorageException(
                    Kind.OTHER, "'%s' cannot be read: it has fewer bytes than its table says".formatted(location));
        }
    }

    /** What fails here is the store's fault, and not that of this machine's disk. */
    private static int read(InputStream stream, byte[] buffer, String location) {
        try {
            return stream.read(buffer);
        } catch (IOException cut) {
            throw new StorageException(
                    Kind.UNREACHABLE, "'%s' cannot be read: %s".formatted(location, cut.getMessage()), cut);
        }
    }

    /** Does something with each of several, some at a time; the first failure ends the others and is thrown. */
    static <T> void each(List<T> all, Consumer<T> work) {
        if (all.size() < 2) {
            all.forEach(work);
            return;
        }
        try (ExecutorService workers = Executors.newFixedThreadPool(
                Math.min(AT_A_TIME, all.size()),
                Thread.ofVirtual().name("transfer ", 0).factory())) {
            List<Future<?>> running = new ArrayList<>();
            all.forEach(each -> running.add(workers.submit(() -> work.accept(each))));
            try {
                for (Future<?> each : running) {
                    each.get();
                }
            } catch (ExecutionException failure) {
                workers.shutdownNow();
                if (failure.getCause() instanceof RuntimeException known) {
                    throw known;
                }
                throw new IllegalStateException(failure.getCause());
            } catch (InterruptedException interrupted) {
                workers.shutdownNow();
                Thread.currentThread().interrupt();
                throw new CancellationException("A transfer was interrupted");
            }
        }
    }
}
