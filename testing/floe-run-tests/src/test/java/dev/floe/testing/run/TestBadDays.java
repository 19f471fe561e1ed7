package dev.floe.testing.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the world around floe breaks, it says what is broken, other branches go on, and nothing is half-written. */
final class TestBadDays {
    private final AssembledFloe floe = AssembledFloe.find();
    private final Path directory;

    TestBadDays(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeEach
    void writeAProduct() throws IOException {
        write("floe.yaml", "name: days\ntransforms: [{type: dbt, path: models/, layer: gold}]\n");
        write("dbt_project.yml", "name: days\nversion: 1.0.0\nprofile: days\n");
        write("models/base.sql", "select range as id, md5(range::varchar) as text from range(1000)");
        write("models/other.sql", "select 1 as id");
        write("models/reader.sql", "select id, text from {{ ref('base') }}");
    }

    private void write(String file, String content) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private AssembledFloe.Ended run(String... more) throws IOException, InterruptedException {
        return floe.run(Stream.concat(Stream.of("run", "--project-dir", directory.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private AssembledFloe.Ended show(String query) throws IOException, InterruptedException {
        return floe.run("show", query, "--project-dir", directory.toString());
    }

    private List<Path> files(String below) throws IOException {
        try (Stream<Path> all =
                Files.walk(directory.resolve(".floe/warehouse/gold").resolve(below))) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** A limit on the length of files stands in for a disk without room: both fail a write in the middle. */
    @Test
    void diskFull() throws IOException, InterruptedException {
        assertThat(run().exitCode()).isZero();
        List<Path> before = files("base");
        write("models/base.sql", "select range as id, md5(range::varchar) as text from range(1000000)");
        write("models/other.sql", "select 2 as id");
        ProcessBuilder limited = new ProcessBuilder(
                "sh",
                "-c",
                "ulimit -f 8000; exec \"$0\" run --project-dir \"$1\"",
                AssembledFloe.find().launcher().toString(),
                directory.toString());
        limited.environment().put("JAVA_HOME", System.getProperty("java.home"));
        AssembledFloe.Ended full =
                AssembledFloe.await(limited.redirectErrorStream(true).start());
        assertThat(full.exitCode()).as(full.output()).isEqualTo(1);
        assertThat(full.output())
                .contains("error[FLOE-B401]: IO Error: ")
                .contains("File too large")
                .contains("--> models/base.sql:1:1")
                .contains("gold.other   built")
                .contains("gold.reader  skipped")
                .contains("Nothing was published");
        assertThat(files("base")).isEqualTo(before);
        assertThat(show("select count(*) from gold.base").output()).contains("1000");
        assertThat(run().output()).contains("Published 3 tables at once").contains("1 resumed");
    }

    @Test
    void directoryThatMayNotBeWritten() throws IOException, InterruptedException {
        assertThat(run().exitCode()).isZero();
        Path table = directory.resolve(".floe/warehouse/gold/base");
        Files.setPosixFilePermissions(table.resolve("data"), PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeTrue(!Files.isWritable(table.resolve("data")), "whoever runs this may write everywhere, as root may");
        write("models/base.sql", "select range as id, 'x' as text from range(5)");
        AssembledFloe.Ended refused = run();
        Files.setPosixFilePermissions(table.resolve("data"), PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output())
                .contains("error[FLOE-T003]: Table 'gold.base' cannot be written to '" + table + "'");
    }

    @Test
    void fileWhereATablesDirectoryShouldBe() throws IOException, InterruptedException {
        write(".floe/warehouse/gold/base", "in the way");
        AssembledFloe.Ended refused = run();
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output())
                .contains("error[FLOE-T003]: Table 'gold.base' cannot be written to '"
                        + directory.resolve(".floe/warehouse/gold/base") + "'")
                .contains("help: look whether the disk is full and the directory may be written")
                .contains("gold.other   built");
    }

    @Test
    void metadataOfATableIsGone() throws IOException, InterruptedException {
        assertThat(run().exitCode()).isZero();
        for (Path file : files("base/metadata")) {
            Files.delete(file);
        }
        write("models/other.sql", "select 2 as id");
        AssembledFloe.Ended broken = run();
        assertThat(broken.exitCode()).isEqualTo(1);
        assertThat(broken.output())
                .contains("error[FLOE-T002]: Table 'gold.base' cannot be read: its file '")
                .contains("gold.other   built")
                .contains("Nothing was published");
        assertThat(show("gold.other").output()).contains("1");
        AssembledFloe.Ended tables = floe.run("tables", "--project-dir", directory.toString());
        assertThat(tables.exitCode()).isEqualTo(3);
        assertThat(tables.output())
                .contains("error[FLOE-T002]: Table 'gold.base'")
                .contains("gold.reader");
    }

    @Test
    void dataFileThatIsCorrupt() throws IOException, InterruptedException {
        assertThat(run().exitCode()).isZero();
        Path file = files("base/data").getFirst();
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 20; i < bytes.length / 2; i++) {
            bytes[i] ^= 0x5a;
        }
        Files.write(file, bytes);
        write("models/reader.sql", "select id, upper(text) as text from {{ ref('base') }}");
        write("models/other.sql", "select 2 as id");
        AssembledFloe.Ended broken = run();
        assertThat(broken.exitCode()).isEqualTo(1);
        assertThat(broken.output())
                .contains("error[FLOE-R002]: The files of table 'gold.base' cannot be read: ")
                .contains("help: bring them back; or build the table anew: 'floe run --full-refresh --select base'")
                .contains("gold.other   built");
        assertThat(run("--full-refresh", "--select", "base").exitCode()).isZero();
        assertThat(run().exitCode()).isZero();
        assertThat(show("select count(*) from gold.reader").output()).contains("1000");
    }

    @Test
    void catalogThatIsNoDatabase() throws IOException, InterruptedException {
        assertThat(run().exitCode()).isZero();
        Path database = directory.resolve(".floe/catalog.db");
        Files.deleteIfExists(directory.resolve(".floe/catalog.db-wal"));
        Files.deleteIfExists(directory.resolve(".floe/catalog.db-shm"));
        Files.writeString(database, "no database at all, but long enough to be taken for one".repeat(100));
        AssembledFloe.Ended broken = run();
        assertThat(broken.exitCode()).isEqualTo(3);
        assertThat(broken.output()).contains("error[FLOE-T001]: The catalog '" + database + "' cannot be used: ");
    }

    @Test
    void interruption() throws IOException, InterruptedException {
        write("models/slow.sql", "select count(*) as n from range(100000000000) as t(i) where i % 7 = hash(i) % 11");
        Process run = floe.start("run", "--project-dir", directory.toString());
        while (staged() < 3) {
            Thread.sleep(20);
        }
        // Ctrl-C takes the same way, but a shell may have told what runs in the background to pass over it.
        run.toHandle().destroy();
        AssembledFloe.Ended ended = AssembledFloe.await(run);
        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(143);
        assertThat(ended.output()).contains("Interrupted: nothing was published. 'floe run' goes on from here.");
        write("models/slow.sql", "select 1 as n");
        assertThat(run().output()).contains("Published 4 tables at once").contains("3 resumed");
    }

    private int staged() {
        return Files.exists(directory.resolve(".floe/catalog.db")) ? GenerationProduct.staged(directory, "days") : 0;
    }

    @Test
    void commandsThatOnlyLookDoNotWaitForARun() throws IOException, InterruptedException {
        assertThat(run().exitCode()).isZero();
        write("models/other.sql", "select count(*) as n from range(100000000000) as t(i) where i % 7 = hash(i) % 11");
        Process run = floe.start("run", "--project-dir", directory.toString());
        try {
            Thread.sleep(1500);
            assertThat(show("gold.other").output()).contains("1");
            assertThat(run().output()).contains("error[FLOE-T004]: Another run of 'days' is on");
        } finally {
            run.destroyForcibly().waitFor();
        }
    }
}
