package dev.floe.plugin.duckdb;

import static dev.floe.plugin.duckdb.TestDuckDbLimits.map;
import static dev.floe.plugin.duckdb.TestDuckDbLimits.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.floe.spi.session.ComputeEngine;
import dev.floe.spi.session.ComputeSession;
import dev.floe.spi.session.SessionException;
import dev.floe.spi.session.SessionException.Kind;
import dev.floe.spi.value.PropertyValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What SQL may reach outside of its database, and which setting says no. */
final class TestDuckDbAccess {
    private static final Machine MACHINE = Machine.here();
    private static final String HINT = "Setting 'enable_external_access' of this target is false";

    @TempDir
    private Path directory;

    @Test
    void readsFilesUnlessTold() throws Exception {
        Path file = Files.writeString(directory.resolve("a.csv"), "i\n1\n");
        try (ComputeEngine engine = database().open();
                ComputeSession session = engine.openSession()) {
            session.execute("create table t as from read_csv('" + file + "')");
        }
    }

    @Test
    void reachesNothingOutsideWithoutExternalAccess() throws Exception {
        Path file = Files.writeString(directory.resolve("a.csv"), "i\n1\n");
        for (String place : List.of("settings", "config_options")) {
            DuckDbDatabase database = database().with(place, map("Enable_External_Access", "False"));
            for (String sql : List.of(
                    "from read_csv('" + file + "')",
                    "copy (select 1) to '" + directory.resolve("b.csv") + "'",
                    "attach '" + directory.resolve("other.duckdb") + "'",
                    "install httpfs",
                    "load httpfs",
                    "set temp_directory = '" + directory + "'",
                    "set enable_external_access = true")) {
                SessionException refusal = refusal(database, sql);
                assertThat(refusal).as(sql).hasMessageEndingWith("\n\n" + HINT);
                assertThat(refusal.kind()).as(sql).isEqualTo(Kind.ACCESS);
            }
        }
    }

    @Test
    void reachesTheFilesOfTablesWithoutExternalAccess() throws Exception {
        Path tables = Files.createDirectories(directory.resolve("tables"));
        Path allowed = Files.createDirectories(directory.resolve("allowed"));
        Path beside = Files.createDirectories(directory.resolve("tables of others"));
        DuckDbDatabase database = database()
                .withTablesIn(tables, directory.resolve("not there yet"))
                .with(
                        "settings",
                        map(
                                "enable_external_access",
                                "false",
                                "allowed_directories",
                                "['" + allowed + "']",
                                "lock_configuration",
                                "true"));
        for (Path each : List.of(tables, allowed)) {
            try (ComputeEngine engine = database.open();
                    ComputeSession session = engine.openSession()) {
                session.execute("copy (select 1 as i) to '" + each.resolve("a.parquet") + "'");
                session.execute("create or replace table t as from read_parquet('" + each.resolve("a.parquet") + "')");
            }
        }
        for (Path each : List.of(beside, directory)) {
            assertThat(refusal(database, "copy (select 1) to '" + each.resolve("b.csv") + "'"))
                    .hasMessageEndingWith("\n\n" + HINT);
        }
    }

    @Test
    void writesItsDatabaseAndSpillsWithoutExternalAccess() {
        DuckDbDatabase database = database()
                .with("settings", map("enable_external_access", "false", "memory_limit", "64MB", "threads", "2"));
        try (ComputeEngine engine = database.open();
                ComputeSession session = engine.openSession()) {
            session.execute("""
                    create table t as
                    select range % 2000000 as k, md5(cast(range % 2000000 as varchar)) as word, count(*) as amount
                    from range(4000000)
                    group by all;
                    checkpoint
                    """);
            assertThat(directory.resolve("spill")).isDirectory();
        }
        assertThat(directory.resolve("test.duckdb")).isNotEmptyFile();
    }

    @Test
    void attachesWhatTheTargetNamesBeforeItClosesTheDoor() {
        Path other = directory.resolve("other.duckdb");
        DuckDbDatabase database = database()
                .with("settings", map("enable_external_access", "false"))
                .with("extensions", PropertyValue.of(List.of("json")))
                .with(
                        "attach",
                        new PropertyValue.Items(List.of(new PropertyValue.Entries(Map.of(
                                "path", PropertyValue.of("other.duckdb"), "alias", PropertyValue.of("other"))))));
        try (ComputeEngine engine = database.open();
                ComputeSession session = engine.openSession()) {
            session.execute("create table other.t as select 1 as i; checkpoint other");
        }
        assertThat(other).isNotEmptyFile();
    }

    @Test
    void downloadsNoExtensionWithoutExternalAccess() {
        DuckDbDatabase database = database()
                .with("extensions", PropertyValue.of(List.of("no_such_extension")))
                .with("settings", map("Enable_External_Access", "False"));
        SessionException refusal = catchThrowableOfType(SessionException.class, database::open);
        assertThat(refusal)
                .hasMessage("Extension 'no_such_extension' is not installed, and is not downloaded, as setting"
                        + " 'enable_external_access' is false");
        assertThat(refusal.kind()).isEqualTo(Kind.ACCESS);
    }

    @Test
    void looksForNoExtensionByItself() {
        assertThat(database().setting(MACHINE, "autoinstall_known_extensions")).isEqualTo("false");
        assertThat(database().setting(MACHINE, "autoload_known_extensions")).isEqualTo("false");
        String hint = "\n\nName it in 'extensions' of this target, or set 'autoload_known_extensions'"
                + " and 'autoinstall_known_extensions' to true in its 'settings'";
        assertThat(refusal(database(), "from read_xlsx('a.xlsx')")).hasMessageEndingWith(hint);
        assertThat(refusal(database(), "from read_csv('https://floe.invalid/a.csv')"))
                .hasMessageEndingWith(
                        hint + "; in a product, read what lies there as a source: a table of the catalog");
    }

    @Test
    void looksForExtensionsWhereTheTargetSaysSo() {
        for (String place : List.of("settings", "config_options")) {
            DuckDbDatabase database = database().with(place, map("autoload_known_extensions", "true"));
            assertThat(database.setting(MACHINE, "autoload_known_extensions")).isEqualTo("true");
            assertThat(database.setting(MACHINE, "autoinstall_known_extensions"))
                    .isEqualTo("false");
        }
    }

    @Test
    void locksItsConfigurationWhenItIsComplete() {
        DuckDbDatabase database = database()
                .with("settings", map("lock_configuration", "true", "TimeZone", "Asia/Tokyo", "search_path", "main"));
        assertThat(database.setting(MACHINE, "TimeZone")).isEqualTo("Asia/Tokyo");
        SessionException refusal = refusal(database, "set threads = 1");
        assertThat(refusal).hasMessageEndingWith("\n\nSetting 'lock_configuration' of this target is true");
        assertThat(refusal.kind()).isEqualTo(Kind.ACCESS);
    }

    @Test
    void givesSettingsToEverySession() {
        DuckDbDatabase database = database().with("settings", map("TimeZone", "Asia/Tokyo"));
        try (ComputeEngine engine = database.open()) {
            for (int i = 0; i < 2; i++) {
                try (ComputeSession session = engine.openSession()) {
                    assertThat(DuckDbDatabase.setting(session, "TimeZone")).isEqualTo("Asia/Tokyo");
                }
            }
        }
    }

    private DuckDbDatabase database() {
        return DuckDbDatabase.in(directory);
    }
}
