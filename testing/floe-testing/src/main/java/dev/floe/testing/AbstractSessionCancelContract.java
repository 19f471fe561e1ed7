package dev.floe.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.spi.session.ComputeSession;
import dev.floe.spi.session.SessionException;
import dev.floe.spi.session.SessionException.Kind;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How another thread ends what a session does. */
public abstract class AbstractSessionCancelContract extends AbstractSessionContract {
    @Test
    final void endsAQuery() throws Exception {
        try (ComputeSession session = engine().openSession()) {
            SessionException refusal = cancelled(session, () -> session.query(endlessQuery()));

            assertThat(refusal.kind()).isEqualTo(Kind.CANCELLED);
            assertThat(number(session, "select 1")).isEqualTo(1);
        }
    }

    @Test
    final void endsAStatementOfABatchAndThoseBehindIt() throws Exception {
        try (ComputeSession session = engine().openSession();
                ComputeSession other = engine().openSession()) {
            Future<SessionException> refusal = inBackground(
                    () -> refusal(() -> session.execute("create table first as select 1 as i; create table slow as "
                            + endlessQuery() + "; create table last as select 1 as i")));
            awaitTable(other, "first");
            session.cancel();

            assertThat(outcome(refusal).kind()).isEqualTo(Kind.CANCELLED);
            assertThat(tables(session, "slow")).isZero();
            assertThat(tables(session, "last")).isZero();
        }
    }

    @Test
    final void leavesATransactionThatRollsBack() throws Exception {
        try (ComputeSession session = engine().openSession()) {
            session.begin();
            session.execute("create table t as select 1 as i");
            cancelled(session, () -> session.execute(endlessQuery()));
            session.rollback();

            assertThat(refusal(() -> session.query("select * from t")).kind()).isEqualTo(Kind.MISSING);
        }
    }

    @Test
    final void leavesOtherSessionsAlone() throws Exception {
        try (ComputeSession session = engine().openSession();
                ComputeSession other = engine().openSession()) {
            other.begin();
            other.execute("create table t as select 1 as i");
            cancelled(session, () -> session.execute(endlessQuery()));
            other.commit();

            assertThat(number(session, "select i from t")).isEqualTo(1);
        }
    }

    @Test
    final void endsNothingWhereNothingRuns() {
        try (ComputeSession session = engine().openSession()) {
            session.cancel();
            assertThat(number(session, "select 1")).isEqualTo(1);
            session.cancel();
            assertThat(number(session, "select 2")).isEqualTo(2);
        }
    }

    @Test
    final void disturbsNothingBetweenShortStatements() throws Exception {
        try (ComputeSession session = engine().openSession()) {
            Future<Integer> work = inBackground(() -> shortStatements(session));
            while (!work.isDone()) {
                session.cancel();
            }

            assertThat(outcome(work)).isEqualTo(300);
            assertThat(number(session, "select 1")).isEqualTo(1);
        }
    }

    @Test
    final void closingTheEngineEndsWhatRuns() throws Exception {
        ComputeSession session = engine().openSession();
        Future<SessionException> work = inBackground(() -> refusal(() -> session.execute(endlessQuery())));
        engine().close();

        assertThat(outcome(work).getMessage()).isNotBlank();
    }

    private static void awaitTable(ComputeSession session, String table) {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (tables(session, table) == 0) {
            assertThat(System.nanoTime()).as("time until there is '%s'", table).isLessThan(deadline);
        }
    }

    private static long tables(ComputeSession session, String name) {
        return number(session, "select count(*) from information_schema.tables where table_name = '" + name + "'");
    }

    private static int shortStatements(ComputeSession session) {
        int ended = 0;
        while (ended < 300) {
            try {
                session.execute("select 1");
            } catch (SessionException cancelled) {
                assertThat(cancelled.kind()).isEqualTo(Kind.CANCELLED);
            }
            ended++;
        }
        return ended;
    }

    /** How a session refuses that is cancelled, again and again until it has ended. */
    private static SessionException cancelled(ComputeSession session, Runnable work) throws Exception {
        Future<SessionException> refusal = inBackground(() -> refusal(work::run));
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!refusal.isDone() && System.nanoTime() < deadline) {
            session.cancel();
        }
        return outcome(refusal);
    }
}
