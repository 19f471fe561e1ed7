package dev.floe.plugin.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.floe.spi.session.ComputeEngine;
import dev.floe.spi.session.ComputeSession;
import dev.floe.spi.session.QueryRows;
import dev.floe.spi.session.SessionException;
import dev.floe.spi.session.SessionException.Kind;
import dev.floe.spi.value.PropertyValue;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a target says of a connection, and what becomes of one that is lost. */
@ExtendWith(PostgresServer.Shared.class)
final class TestPostgresConnection {
    private final PostgresServer server;

    @TempDir
    private Path directory;

    TestPostgresConnection(PostgresServer server) {
        this.server = server;
    }

    @Test
    void theTimeZoneIsTheServersAndNotThatOfThisProcess() {
        TimeZone here = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/Sao_Paulo"));
            assertThat(shown(server.target(), "timezone")).isEqualTo("Asia/Kathmandu");
        } finally {
            TimeZone.setDefault(here);
        }
    }

    @Test
    void anEncryptedConnectionHasTheTimeZoneOfTheServerToo() {
        Map<String, PropertyValue> target = with("sslmode", PropertyValue.of("require"));

        assertThat(shown(target, "timezone")).isEqualTo("Asia/Kathmandu");
        assertThat(answer(target, "select ssl from pg_stat_ssl where pid = pg_backend_pid()"))
                .isEqualTo("true");
    }

    @Test
    void aFolderAsHostHasTheSocketOfAServerOnThisMachine() {
        Map<String, PropertyValue> target = with("host", PropertyValue.of(server.sockets()));

        assertThat(answer(target, "select inet_server_addr() is null")).isEqualTo("true");
        assertThat(answer(target, "select sum(length(repeat('x', 1000))) from generate_series(1, 1000)"))
                .isEqualTo("1000000");
        assertThat(shown(target, "timezone")).isEqualTo("Asia/Kathmandu");
        target.put("host", PropertyValue.of("/nowhere"));
        assertThat(refusal(target).getMessage()).contains("attempt failed");
    }

    @Test
    void settingsOfTheTargetReachTheServer() {
        assertThat(shown(server.target(), "application_name")).isEqualTo("dbt");
        assertThat(shown(with("application_name", PropertyValue.of("nightly")), "application_name"))
                .isEqualTo("nightly");
        assertThat(shown(with("search_path", PropertyValue.of("marts, public")), "search_path"))
                .isEqualTo("marts, public");
        assertThat(shown(with("keepalives_idle", PropertyValue.of(30)), "server_version_num"))
                .isNotBlank();
    }

    @Test
    void aSessionTakesOnTheRoleOfTheTargetAndKeepsItWhenItIsReset() {
        server.administrate("drop role if exists builder; create role builder");
        try (ComputeEngine engine = PostgresServer.open(directory, with("role", PropertyValue.of("builder")));
                ComputeSession session = engine.openSession()) {
            assertThat(answer(session, "select current_user")).isEqualTo("builder");
            session.reset();
            assertThat(answer(session, "select current_user")).isEqualTo("builder");
        }
    }

    @Test
    void namesWhatTheTargetLacks() {
        Map<String, PropertyValue> target = server.target();
        target.remove("password");

        assertThat(refusal(target).getMessage()).isEqualTo("This target has no setting 'password'");
        target.put("pass", PropertyValue.of("postgres"));
        target.put("retries", PropertyValue.of("often"));
        assertThat(refusal(target).getMessage()).isEqualTo("Setting 'retries' of this target is no whole number");
    }

    @Test
    void saysWhyNobodyIsLetInButNotThePassword() {
        Map<String, PropertyValue> target = with("user", PropertyValue.of("nobody"));
        target.put("password", PropertyValue.of("hunter2"));
        target.put("retries", PropertyValue.of(0));
        SessionException refusal = refusal(target);

        assertThat(refusal.kind()).isEqualTo(Kind.ACCESS);
        assertThat(refusal.getMessage()).isEqualTo("role \"nobody\" does not exist");
        assertThat(everything(refusal)).doesNotContain("hunter2");
    }

    @Test
    void saysWhereNoServerIs() {
        Map<String, PropertyValue> target = with("port", PropertyValue.of(1));
        target.put("password", PropertyValue.of("hunter2"));
        SessionException refusal = refusal(target);

        assertThat(refusal.kind()).isEqualTo(Kind.ACCESS);
        assertThat(refusal.getMessage()).contains("localhost:1 refused");
        assertThat(everything(refusal)).doesNotContain("hunter2");
    }

    @Test
    void aLostConnectionIsAnErrorUntilTheSessionIsReset() {
        try (ComputeEngine engine = server.open(directory);
                ComputeSession session = engine.openSession()) {
            session.begin();
            session.execute("create table t as select 1 as i");
            server.administrate("select pg_terminate_backend(" + answer(session, "select pg_backend_pid()") + ")");

            SessionException refusal =
                    catchThrowableOfType(SessionException.class, () -> session.execute("select * from t"));
            assertThat(refusal.kind()).isEqualTo(Kind.ACCESS);
            assertThat(refusal.getMessage()).contains("terminating connection due to administrator command");
            SessionException further = catchThrowableOfType(SessionException.class, () -> session.execute("select 1"));
            assertThat(further.kind()).isEqualTo(Kind.ACCESS);
            assertThat(further.getMessage()).isEqualTo("The connection to the server is lost");

            session.reset();
            assertThat(answer(session, "select to_regclass('t')::text")).isEqualTo("null");
        }
    }

    @Test
    void aSessionThatIsResetHasNothingOfItsOwnLeft() {
        try (ComputeEngine engine = server.open(directory);
                ComputeSession session = engine.openSession()) {
            session.execute("create temporary table own as select 1 as i; set statement_timeout = 1234");
            session.begin();
            session.execute("create table t as select 1 as i");
            session.reset();

            assertThat(answer(session, "select coalesce(to_regclass('own'), to_regclass('t'))::text"))
                    .isEqualTo("null");
            assertThat(answer(session, "show statement_timeout")).isEqualTo("0");
        }
    }

    private Map<String, PropertyValue> with(String key, PropertyValue value) {
        Map<String, PropertyValue> target = new LinkedHashMap<>(server.target());
        target.put(key, value);
        return target;
    }

    private String shown(Map<String, PropertyValue> target, String setting) {
        return answer(target, "show " + setting);
    }

    private String answer(Map<String, PropertyValue> target, String query) {
        try (ComputeEngine engine = PostgresServer.open(directory, target);
                ComputeSession session = engine.openSession()) {
            return answer(session, query);
        }
    }

    private static String answer(ComputeSession session, String query) {
        try (QueryRows rows = session.query(query)) {
            rows.next();
            return String.valueOf(rows.value(0));
        }
    }

    private SessionException refusal(Map<String, PropertyValue> target) {
        return catchThrowableOfType(SessionException.class, () -> PostgresServer.open(directory, target));
    }

    /** All that a log may show of an error. */
    private static String everything(Throwable failure) {
        StringBuilder all = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            all.append(cause).append('\n');
        }
        return all.toString();
    }
}
