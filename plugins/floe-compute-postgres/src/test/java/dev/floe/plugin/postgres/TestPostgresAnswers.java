package dev.floe.plugin.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.floe.spi.session.ComputeEngine;
import dev.floe.spi.session.ComputeSession;
import dev.floe.spi.session.QueryRows;
import dev.floe.spi.session.RefusedAt;
import dev.floe.spi.session.ResultColumn;
import dev.floe.spi.session.SessionException;
import dev.floe.spi.session.SessionException.Kind;
import dev.floe.spi.session.StatementReport;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the server says of statements. */
@ExtendWith(PostgresServer.Shared.class)
final class TestPostgresAnswers {
    private final PostgresServer server;
    private ComputeEngine engine;
    private ComputeSession session;

    TestPostgresAnswers(PostgresServer server) {
        this.server = server;
    }

    @BeforeEach
    void openSession(@TempDir Path directory) {
        engine = server.open(directory);
        session = engine.openSession();
    }

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    @Test
    void reportsTheKindOfAStatementAndItsRows() {
        assertThat(report("create table t (i integer)"))
                .isEqualTo(new StatementReport("CREATE TABLE", "CREATE TABLE", OptionalLong.empty()));
        assertThat(report("insert into t select generate_series(1, 5)"))
                .isEqualTo(new StatementReport("INSERT 0 5", "INSERT", OptionalLong.of(5)));
        assertThat(report("create table u as select * from t"))
                .isEqualTo(new StatementReport("SELECT 5", "SELECT", OptionalLong.of(5)));
        assertThat(report("update t set i = i + 1 where i > 3").rows()).hasValue(2);
        assertThat(report("delete from t where i = 1; select * from t -- the rest")
                        .message())
                .isEqualTo("SELECT 4");
        assertThat(report("select 1; -- and nothing more").message()).isEqualTo("SELECT 1");
        assertThat(session.query("-- nothing").report()).isEmpty();
    }

    @Test
    void showsWhereInATextOfSeveralStatementsAnErrorIs() {
        String sql = "select 1;\n/* 😀 */ select 2 as größe,\n\t3 from nowhere;\nselect 4";
        SessionException refusal = catchThrowableOfType(SessionException.class, () -> session.execute(sql));

        assertThat(refusal.getMessage()).isEqualTo("""
                relation "nowhere" does not exist
                LINE 3:  3 from nowhere;
                                ^""");
        assertThat(refusal.place()).contains(new RefusedAt(sql, sql.indexOf("nowhere")));
    }

    /** The lines are those of psycopg2 2.9.13. */
    @Test
    void cutsLongLinesAroundTheError() {
        String sql = "select " + "1 + ".repeat(30) + "nothing" + " + 1".repeat(30);

        assertThat(catchThrowableOfType(SessionException.class, () -> session.execute(sql)))
                .hasMessage("""
                        column "nothing" does not exist
                        LINE 1: ...+ 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + nothing + ...
                                                                                     ^""");
    }

    @Test
    void addsDetailsAndHints() {
        session.execute("create table t (i integer primary key)");

        assertThat(catchThrowableOfType(SessionException.class, () -> session.execute("insert into t values (1), (1)")))
                .hasMessage("""
                        duplicate key value violates unique constraint "t_pkey"
                        DETAIL:  Key (i)=(1) already exists.""");
        assertThat(catchThrowableOfType(SessionException.class, () -> session.execute("select upper(1)")))
                .hasMessageContaining("\nHINT:  No function matches the given name and argument types.");
        SessionException denied = catchThrowableOfType(
                SessionException.class,
                () -> session.execute("do $$ begin raise exception 'no' using errcode = '42501'; end $$"));
        assertThat(denied.kind()).isEqualTo(Kind.ACCESS);
        assertThat(denied.getMessage()).isEqualTo("no\nCONTEXT:  PL/pgSQL function inline_code_block line 1 at RAISE");
    }

    @Test
    void leavesSemicolonsWithinAFunctionAlone() {
        session.execute("""
                create function one() returns integer language sql begin atomic select 1; select 2; end;
                create function two() returns integer language plpgsql as $body$ begin perform 1; return 2; end $body$;
                """);

        try (QueryRows rows = session.query("select one(), two(), ';' as text")) {
            rows.next();
            assertThat(rows.value(1)).isEqualTo(2L);
            assertThat(rows.value(2)).isEqualTo(";");
        }
    }

    @Test
    void namesTypesThatTheServerKnows() {
        session.execute("create type mood as enum ('good', 'bad')");

        assertThat(session.describe(
                        "select 1 as i, 'good'::mood as mood, array['bad'::mood] as moods, array[1.5] as n"))
                .extracting(ResultColumn::type)
                .containsExactly("int4", "mood", "_mood", "_numeric");
    }

    private StatementReport report(String sql) {
        try (QueryRows rows = session.query(sql)) {
            return rows.report().orElseThrow();
        }
    }
}
