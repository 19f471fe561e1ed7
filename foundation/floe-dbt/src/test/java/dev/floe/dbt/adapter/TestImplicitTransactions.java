package dev.floe.dbt.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.spi.session.ComputeSession;
import dev.floe.spi.session.QueryRows;
import dev.floe.spi.session.ResultColumn;
import dev.floe.spi.session.SessionException;
import dev.floe.spi.session.SessionException.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TestImplicitTransactions {
    /** Notes what is asked of it. */
    private static final class NotingSession implements ComputeSession {
        private final List<String> asked = new ArrayList<>();

        @Override
        public void execute(String sql) {
            asked.add(sql);
        }

        @Override
        public QueryRows query(String sql) {
            throw new IllegalStateException("Nobody asks for rows here");
        }

        @Override
        public List<ResultColumn> describe(String query) {
            return List.of();
        }

        @Override
        public void begin() {
            asked.add("begin");
        }

        @Override
        public void commit() {
            asked.add("commit");
        }

        @Override
        public void rollback() {
            asked.add("rollback");
        }

        @Override
        public void reset() {
            asked.add("reset");
            throw new SessionException(Kind.ACCESS, "The server is gone");
        }

        @Override
        public void cancel() {}

        @Override
        public void close() {}
    }

    private final NotingSession session = new NotingSession();
    private final SessionTransactions transactions = new ImplicitTransactions(session);

    private void run(String sql) {
        transactions.beforeStatement();
        session.execute(sql);
    }

    @Test
    void theFirstStatementBeginsATransactionThatNobodyAskedFor() {
        run("select 1");
        run("select 2");

        assertThat(session.asked).containsExactly("begin", "select 1", "select 2");
    }

    @Test
    void nothingIsCommittedThatNobodyBegan() {
        run("create table t (i int)");
        transactions.commit();
        transactions.release();

        assertThat(session.asked).containsExactly("begin", "create table t (i int)", "reset");
    }

    @Test
    void statementsStandAloneBehindACommit() {
        transactions.begin();
        run("create table t (i int)");
        transactions.commit();
        run("vacuum t");
        transactions.begin();
        run("analyze t");
        transactions.commit();

        assertThat(session.asked)
                .containsExactly("begin", "create table t (i int)", "commit", "vacuum t", "analyze t", "commit");
    }

    @Test
    void aRefusalUndoesWhatWasBegunAndNothingElse() {
        run("select 1");
        transactions.afterFailure();
        transactions.begin();
        transactions.afterFailure();
        run("select 2");

        assertThat(session.asked).containsExactly("begin", "select 1", "rollback", "begin", "select 2");
    }

    @Test
    void releasingASessionThatIsLostIsNoError() {
        transactions.release();

        assertThat(session.asked).containsExactly("reset");
    }
}
