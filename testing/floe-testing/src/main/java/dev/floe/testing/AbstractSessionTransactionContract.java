package dev.floe.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.spi.session.ComputeSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What lasts of a session's statements, and who sees it when. */
public abstract class AbstractSessionTransactionContract extends AbstractSessionContract {
    @BeforeEach
    final void createTable() {
        try (ComputeSession session = engine().openSession()) {
            session.execute("create table t (i integer primary key)");
        }
    }

    @Test
    final void othersSeeATransactionWhenItIsCommitted() {
        try (ComputeSession writer = engine().openSession();
                ComputeSession reader = engine().openSession()) {
            writer.begin();
            writer.execute("insert into t values (1)");
            assertThat(count(writer)).isEqualTo(1);
            assertThat(count(reader)).isZero();
            writer.commit();
            assertThat(count(reader)).isEqualTo(1);
        }
    }

    @Test
    final void rollbackUndoesRowsAndTables() {
        try (ComputeSession session = engine().openSession()) {
            session.begin();
            session.execute("insert into t values (1); create table other (i integer)");
            session.rollback();

            assertThat(count(session)).isZero();
            session.execute("create table other (i integer)");
        }
    }

    @Test
    final void rollbackWithoutATransactionUndoesNothing() {
        try (ComputeSession session = engine().openSession()) {
            session.execute("insert into t values (1)");
            session.rollback();

            assertThat(count(session)).isEqualTo(1);
        }
    }

    @Test
    final void refusesToBeginTwice() {
        try (ComputeSession session = engine().openSession()) {
            session.begin();
            assertThat(refusal(session::begin).getMessage()).containsIgnoringCase("transaction");
            session.rollback();

            session.begin();
            session.execute("insert into t values (1)");
            session.commit();
            assertThat(count(session)).isEqualTo(1);
        }
    }

    @Test
    final void refusesToCommitWhatHasFailed() {
        try (ComputeSession session = engine().openSession()) {
            session.begin();
            session.execute("insert into t values (1)");
            refusal(() -> session.execute("insert into t values (1)"));

            refusal(session::commit);

            assertThat(count(session)).isZero();
            session.begin();
            session.execute("insert into t values (2)");
            session.commit();
            assertThat(count(session)).isEqualTo(1);
        }
    }

    @Test
    final void rollsBackWhatHasFailed() {
        try (ComputeSession session = engine().openSession()) {
            session.begin();
            session.execute("insert into t values (1)");
            refusal(() -> session.execute("insert into t values (2); insert into t values (1); select 1"));
            session.rollback();

            assertThat(count(session)).isZero();
        }
    }

    @Test
    final void statementsBeforeAFailureLastOutsideOfATransaction() {
        try (ComputeSession session = engine().openSession();
                ComputeSession other = engine().openSession()) {
            refusal(() -> session.execute("""
                    insert into t values (1);
                    insert into t values (2);
                    insert into t values (1);
                    insert into t values (3)
                    """));

            assertThat(rows(other, "select i from t order by i").toString()).isEqualTo("[[1], [2]]");
            session.execute("insert into t values (4)");
            assertThat(count(other)).isEqualTo(3);
        }
    }

    @Test
    final void closingUndoesAnOpenTransaction() {
        ComputeSession left = engine().openSession();
        left.begin();
        left.execute("insert into t values (1)");
        left.close();

        try (ComputeSession session = engine().openSession()) {
            assertThat(count(session)).isZero();
            session.execute("insert into t values (1)");
            assertThat(count(session)).isEqualTo(1);
        }
    }

    @Test
    final void resettingUndoesAnOpenTransaction() {
        try (ComputeSession session = engine().openSession()) {
            session.begin();
            session.execute("insert into t values (1)");
            session.reset();
            assertThat(count(session)).isZero();

            session.begin();
            refusal(() -> session.execute("select * from no_such_table"));
            session.reset();
            session.reset();
            session.execute("insert into t values (1)");
            assertThat(count(session)).isEqualTo(1);
        }
    }

    private static long count(ComputeSession session) {
        return number(session, "select count(*) from t");
    }
}
