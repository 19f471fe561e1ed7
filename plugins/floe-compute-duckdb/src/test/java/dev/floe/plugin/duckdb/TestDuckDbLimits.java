package dev.floe.plugin.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.floe.spi.session.ComputeEngine;
import dev.floe.spi.session.ComputeSession;
import dev.floe.spi.session.QueryRows;
import dev.floe.spi.session.SessionException;
import dev.floe.spi.session.SessionException.Kind;
import dev.floe.spi.value.PropertyValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much of the machine DuckDB takes. */
final class TestDuckDbLimits {
    private static final long GIBIBYTE = 1L << 30;
    private static final Machine SMALL = new Machine(3, 8 * GIBIBYTE, 2 * GIBIBYTE);

    /** Groups far beyond 64 MB. */
    private static final String LARGE_GROUPING = """
            select count(*) as groups, cast(sum(amount) as bigint) as amount
            from (
                select range % 2000000 as k, md5(cast(range % 2000000 as varchar)) as word, count(*) as amount
                from range(4000000)
                group by all
            )
            """;

    @TempDir
    private Path directory;

    @Test
    void takesWhatTheHeapLeavesOfTheMachine() {
        DuckDbDatabase database = DuckDbDatabase.in(directory);
        assertThat(database.setting(SMALL, "threads")).isEqualTo("3");
        assertThat(database.setting(SMALL, "memory_limit")).isEqualTo("4.7 GiB");
        assertThat(database.setting(SMALL, "temp_directory"))
                .isEqualTo(directory.resolve("spill").toString());
        assertThat(database.setting(SMALL, "max_temp_directory_size")).isEqualTo("90% of available disk space");
    }

    @Test
    void leavesAQuarterWhereTheHeapMayTakeEverything() {
        assertThat(new Machine(1, 8 * GIBIBYTE, 8 * GIBIBYTE).memoryForEngine()).isEqualTo(2 * GIBIBYTE);
    }

    @Test
    void asksTheMachineItself() {
        Machine here = Machine.here();
        assertThat(here.processors()).isPositive();
        assertThat(here.memoryForEngine()).isPositive().isLessThan(here.memory());
    }

    @Test
    void prefersTheThreadsOfTheRequest() {
        assertThat(DuckDbDatabase.in(directory).withThreads(OptionalInt.of(2)).setting(SMALL, "threads"))
                .isEqualTo("2");
    }

    @Test
    void prefersTheSettingsOfTheTarget() {
        DuckDbDatabase database = DuckDbDatabase.in(directory)
                .with("config_options", map("threads", "5", "memory_limit", "1GiB"))
                .with(
                        "settings",
                        map("memory_limit", "2GiB", "temp_directory", "a/b", "max_temp_directory_size", "3GiB"));
        assertThat(database.setting(SMALL, "threads")).isEqualTo("5");
        assertThat(database.setting(SMALL, "memory_limit")).isEqualTo("2.0 GiB");
        assertThat(database.setting(SMALL, "temp_directory"))
                .isEqualTo(directory.resolve("a/b").toString());
        assertThat(database.setting(SMALL, "max_temp_directory_size")).isEqualTo("3.0 GiB");
    }

    @Test
    void knowsTheOtherNamesOfMemoryAndThreads() {
        DuckDbDatabase database =
                DuckDbDatabase.in(directory).with("settings", map("max_memory", "1GiB", "worker_threads", "2"));
        assertThat(database.setting(SMALL, "memory_limit")).isEqualTo("1.0 GiB");
        assertThat(database.setting(SMALL, "threads")).isEqualTo("2");
    }

    @Test
    void spillsWhatIsLargerThanMemory() {
        DuckDbDatabase database = DuckDbDatabase.in(directory)
                .with("settings", map("memory_limit", "64MB", "threads", "2", "temp_directory", "not/there/yet"));
        try (ComputeEngine engine = database.open();
                ComputeSession session = engine.openSession();
                QueryRows rows = session.query(LARGE_GROUPING)) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.value(0)).isEqualTo(2_000_000L);
            assertThat(rows.value(1)).isEqualTo(4_000_000L);
            assertThat(directory.resolve("not/there/yet")).isNotEmptyDirectory();
        }
        assertThat(directory.resolve("not/there/yet")).doesNotExist();
    }

    @Test
    void namesTheLimitOfTheDiskThatIsReached() {
        DuckDbDatabase database = DuckDbDatabase.in(directory)
                .with("settings", map("memory_limit", "64MB", "threads", "2", "max_temp_directory_size", "1MB"));
        SessionException refusal = refusal(database, LARGE_GROUPING);
        assertThat(refusal.kind()).isEqualTo(Kind.RESOURCES);
        assertThat(refusal).hasMessageContaining("max_temp_directory_size");
    }

    @Test
    void namesTheLimitOfMemoryThatIsReached() {
        DuckDbDatabase database = DuckDbDatabase.in(directory)
                .with("settings", map("memory_limit", "64MB", "threads", "2", "temp_directory", ""));
        SessionException refusal = refusal(database, LARGE_GROUPING);
        assertThat(refusal.kind()).isEqualTo(Kind.RESOURCES);
        assertThat(refusal).hasMessageContaining("memory_limit");
    }

    @Test
    void namesTheSettingThatDuckDbDoesNotTake() {
        for (String name : new String[] {"memory_limit", "threads", "max_temp_directory_size", "no_such_setting"}) {
            DuckDbDatabase database = DuckDbDatabase.in(directory).with("settings", map(name, "plenty"));
            assertThatThrownBy(database::open)
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining(name);
        }
    }

    @Test
    void namesTheDirectoryThatCannotBeMade() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");
        DuckDbDatabase database = DuckDbDatabase.in(directory).with("settings", map("temp_directory", "file/a/b"));
        assertThatThrownBy(database::open)
                .isInstanceOf(SessionException.class)
                .hasMessageStartingWith("Setting 'temp_directory' names '%s', and the directory above it cannot be made"
                        .formatted(file.resolve("a/b")));
    }

    static PropertyValue map(String... entries) {
        Map<String, PropertyValue> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put(entries[i], PropertyValue.of(entries[i + 1]));
        }
        return new PropertyValue.Entries(map);
    }

    static SessionException refusal(DuckDbDatabase database, String sql) {
        try (ComputeEngine engine = database.open();
                ComputeSession session = engine.openSession()) {
            SessionException refusal = catchThrowableOfType(SessionException.class, () -> session.execute(sql));
            assertThat(refusal).as(sql).isNotNull();
            return refusal;
        }
    }
}
