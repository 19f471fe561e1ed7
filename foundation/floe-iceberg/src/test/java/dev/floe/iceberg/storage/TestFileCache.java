package dev.floe.iceberg.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestFileCache {
    @TempDir
    private Path directory;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));

    private FileCache open(long bytes) {
        return FileCache.open(directory, bytes, now::get);
    }

    /** Puts a file of 100 bytes there, which is used then. */
    private void put(FileCache cache, String name) throws IOException {
        Path path = directory.resolve("s3/lake").resolve(name);
        Files.createDirectories(path.resolveSibling(""));
        Files.write(path, new byte[100]);
        use(cache, name);
    }

    private void use(FileCache cache, String name) {
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(1)));
        assertThat(cache.has(directory.resolve("s3/lake").resolve(name), 100)).isTrue();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(file -> file.startsWith(directory.resolve("s3")))
                    .filter(Files::isRegularFile)
                    .map(file -> directory.resolve("s3/lake").relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void forgetsTheLongestUnusedWhenItIsClosed() throws IOException {
        try (FileCache cache = open(250)) {
            for (String name : List.of("a/1", "b/2", "c/3", "c/4")) {
                put(cache, name);
            }
            use(cache, "a/1");
            assertThat(names()).as("while it is used").hasSize(4);
        }
        assertThat(names()).containsExactly("a/1", "c/4");
        assertThat(directory.resolve("s3/lake/b"))
                .as("a directory without files")
                .doesNotExist();
    }

    @Test
    void forgetsNothingWhileSomebodyElseUsesIt() throws IOException {
        try (FileCache cache = open(1000)) {
            put(cache, "a/1");
            put(cache, "b/2");
            open(0).close();
            assertThat(names()).containsExactly("a/1", "b/2");
        }
        open(100).close();
        assertThat(names()).containsExactly("b/2");
    }

    @Test
    void forgetsNothingWhenOneOfTwoInAProcessIsClosed() throws IOException {
        try (FileCache cache = open(0)) {
            FileCache other = open(0);
            put(cache, "a/1");
            other.close();
            other.close();
            assertThat(names()).containsExactly("a/1");
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void otherProcessesForgetNothingAfterOneOfTwoIsClosed() throws IOException, InterruptedException {
        try (FileCache cache = open(1000)) {
            open(0).close();
            put(cache, "a/1");
            assertThat(openInAnotherProcess()).isZero();
            assertThat(names()).containsExactly("a/1");
        }
        assertThat(openInAnotherProcess()).isZero();
        assertThat(names()).isEmpty();
    }

    private int openInAnotherProcess() throws IOException, InterruptedException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        directory.toString())
                .inheritIO()
                .start()
                .waitFor();
    }

    /** Uses a directory for a moment, and wants nothing to be kept there. */
    static final class OtherProcess {
        private OtherProcess() {}

        /**
         * Opens it and closes it.
         *
         * @param arguments the directory
         */
        public static void main(String[] arguments) {
            FileCache.open(Path.of(arguments[0]), 0, InstantSource.system()).close();
        }
    }

    @Test
    void removesWhatAnotherProcessHasLeftHalfWritten() throws IOException {
        Path left;
        try (FileCache cache = open(1000)) {
            put(cache, "a/1");
            left = Files.writeString(cache.temporary(directory.resolve("s3/lake/a/2")), "half");
        }
        open(1000).close();
        assertThat(left).doesNotExist();
        assertThat(names()).containsExactly("a/1");
    }

    @Test
    void saysThatItCannotBeUsed() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "no directory");
        assertThatThrownBy(() -> FileCache.open(file.resolve("cache"), 1, now::get))
                .hasMessageContaining(
                        "FLOE-W006: The copies of files in '" + file.resolve("cache") + "' cannot be used");
    }
}
