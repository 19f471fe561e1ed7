package dev.floe.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.spi.session.ComputeSession;
import dev.floe.spi.session.RefusedAt;
import dev.floe.spi.session.SessionException;
import dev.floe.spi.session.SessionException.Kind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a session refuses: with the engine's words and line, told apart by kind, and ready for the next statement. */
public abstract class AbstractSessionErrorContract extends AbstractSessionContract {
    private ComputeSession session;

    @BeforeEach
    final void openSession() {
        session = engine().openSession();
        session.execute("create table t (i integer primary key, j integer not null check (j > 0))");
    }

    /** Whatever a test has made of it, the session still answers. */
    @AfterEach
    final void servesOn() {
        assertThat(number(session, "select 41 + 1")).isEqualTo(42);
        session.close();
    }

    /** How a message names a line of the statement. */
    protected String line(int number) {
        return "LINE " + number;
    }

    @Test
    final void namesTheLineOfAMistakeInTheGrammar() {
        SessionException refusal = refusal(() -> session.query("select 1\nfrm t where"));

        assertThat(refusal.kind()).isEqualTo(Kind.SYNTAX);
        assertThat(refusal.getMessage()).contains(line(2)).contains("syntax error");
        assertThat(refusal.getCause()).isNotNull();
    }

    @Test
    final void namesTheLineOfAMissingTable() {
        SessionException refusal = refusal(() -> session.query("select 1\n\nfrom no_such_table"));

        assertThat(refusal.kind()).isEqualTo(Kind.MISSING);
        assertThat(refusal.getMessage()).contains(line(3)).contains("no_such_table");
    }

    @Test
    final void namesTheLineOfAMissingColumn() {
        SessionException refusal = refusal(() -> session.query("select i,\n  no_such_column\nfrom t"));

        assertThat(refusal.kind()).isEqualTo(Kind.MISSING);
        assertThat(refusal.getMessage()).contains(line(2)).contains("no_such_column");
    }

    @Test
    final void namesTheLineOfAMissingFunction() {
        SessionException refusal = refusal(() -> session.execute("select\nno_such_function(1)"));

        assertThat(refusal.kind()).isEqualTo(Kind.MISSING);
        assertThat(refusal.getMessage()).contains(line(2)).contains("no_such_function");
    }

    @Test
    final void namesTheMissingTableOfADescription() {
        SessionException refusal = refusal(() -> session.describe("select * from no_such_table"));

        assertThat(refusal.kind()).isEqualTo(Kind.MISSING);
        assertThat(refusal.getMessage()).contains("no_such_table");
    }

    @Test
    final void quotesAValueThatDoesNotFit() {
        session.execute("create table words (word varchar(10)); insert into words values ('one')");
        SessionException refusal = refusal(() -> session.query("select cast(word as integer) from words"));

        assertThat(refusal.kind()).isEqualTo(Kind.DATA);
        assertThat(refusal.getMessage()).contains("one");
    }

    @Test
    final void tellsBrokenConstraints() {
        session.execute("insert into t values (1, 1)");

        assertThat(refusal(() -> session.execute("insert into t values (1, 1)")).kind())
                .isEqualTo(Kind.DATA);
        assertThat(refusal(() -> session.execute("insert into t values (2, null)"))
                        .kind())
                .isEqualTo(Kind.DATA);
        assertThat(refusal(() -> session.execute("insert into t values (2, -1)"))
                        .kind())
                .isEqualTo(Kind.DATA);
    }

    @Test
    final void tellsANumberOutOfItsRange() {
        session.execute("insert into t values (2147483647, 1)");
        SessionException refusal = refusal(() -> session.execute("update t set i = i + 1"));

        assertThat(refusal.kind()).isEqualTo(Kind.DATA);
    }

    @Test
    final void servesOnAfterManyFailures() {
        for (int round = 0; round < 200; round++) {
            refusal(() -> session.query("select * from no_such_table"));
        }
    }

    @Test
    final void passesOverTextWithoutAStatement() {
        session.execute("");
        session.execute("-- nothing\n");
        session.execute("/* nothing */;");
        assertThat(rows(session, "-- nothing")).isEmpty();
    }

    @Test
    final void saysWhereInTheStatementItStumbles() {
        String lines = "select 1;\nselect x,\n  no_such_column\nfrom (select 1 as x) as one";
        String longLine = "select " + "x, ".repeat(200) + "no_such_column from (select 1 as x) as one";

        for (String sql : List.of(lines, longLine)) {
            RefusedAt place = refusal(() -> session.query(sql)).place().orElseThrow();

            assertThat(place.statement().substring(place.offset())).startsWith("no_such_column");
            assertThat(sql).contains(place.statement().strip());
        }
    }
}
