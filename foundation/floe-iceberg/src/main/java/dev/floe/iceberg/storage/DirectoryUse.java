package dev.floe.iceberg.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * Says to other processes that this one uses a directory, however many parts of it do.
 *
 * <p>The locks of the operating system are of processes: one part of a process does not see that of another, and loses it as soon
 * as the other closes any channel to the file. So each process has one channel and one lock for a directory, and counts.
 */
final class DirectoryUse {
    /** Static, as the locks are of the whole process. */
    private static final Map<Path, DirectoryUse> PRESENT = new HashMap<>();

    private final FileChannel channel;
    private final FileLock lock;
    private int users = 1;

    private DirectoryUse(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** What is done with a directory that nobody else uses. */
    @FunctionalInterface
    interface Alone {
        void run() throws IOException;
    }

    /**
     * Begins to use a directory.
     *
     * @param directory by its real path
     * @param alone done before, where no part of any process uses it
     */
    static void begin(Path directory, Alone alone) throws IOException {
        synchronized (PRESENT) {
            DirectoryUse use = PRESENT.get(directory);
            if (use != null) {
                use.users++;
                return;
            }
            PRESENT.put(directory, open(directory, alone));
        }
    }

    private static DirectoryUse open(Path directory, Alone alone) throws IOException {
        FileChannel channel = FileChannel.open(
                lockFile(directory), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            runIfAlone(channel, alone);
            // Nobody has the other kind of lock for long.
            return new DirectoryUse(channel, channel.lock(0, Long.MAX_VALUE, true));
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    /**
     * Uses a directory no more.
     *
     * @param directory as it was at the beginning
     * @param alone done then, where no part of any process uses it
     */
    static void end(Path directory, Alone alone) throws IOException {
        synchronized (PRESENT) {
            DirectoryUse use = PRESENT.get(directory);
            if (use == null || --use.users > 0) {
                return;
            }
            PRESENT.remove(directory);
            try (FileChannel channel = use.channel) {
                use.lock.release();
                runIfAlone(channel, alone);
            }
        }
    }

    private static void runIfAlone(FileChannel channel, Alone work) throws IOException {
        try (FileLock held = channel.tryLock()) {
            if (held != null) {
                work.run();
            }
        }
    }

    /** The file that is locked. */
    static Path lockFile(Path directory) {
        return directory.resolve("lock");
    }
}
