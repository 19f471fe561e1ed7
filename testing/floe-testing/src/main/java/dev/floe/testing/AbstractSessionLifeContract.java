package dev.floe.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.spi.session.ComputeSession;
import dev.floe.spi.session.QueryRows;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** How sessions of one engine live beside each other, and end. */
public abstract class AbstractSessionLifeContract extends AbstractSessionContract {
    private static final int SESSIONS = 16;

    @Test
    final void manySessionsWorkAtOnce() throws Exception {
        List<Future<Long>> sums = new ArrayList<>();
        for (int i = 0; i < SESSIONS; i++) {
            String table = "t" + i;
            sums.add(inBackground(() -> fill(table)));
        }
        for (Future<Long> sum : sums) {
            assertThat(outcome(sum)).isEqualTo(50L * 51 / 2);
        }
        try (ComputeSession session = engine().openSession()) {
            for (int i = 0; i < SESSIONS; i++) {
                assertThat(number(session, "select count(*) from t" + i)).isEqualTo(50);
            }
        }
    }

    @Test
    final void aFailingSessionDisturbsNoOther() {
        try (ComputeSession failing = engine().openSession();
                ComputeSession other = engine().openSession()) {
            other.begin();
            other.execute("create table t (i integer)");
            failing.begin();
            refusal(() -> failing.execute("select * from no_such_table"));
            other.execute("insert into t values (1)");
            failing.rollback();
            other.commit();

            assertThat(number(failing, "select count(*) from t")).isEqualTo(1);
        }
    }

    @Test
    final void aSessionClosesTwice() {
        ComputeSession session = engine().openSession();
        session.close();
        session.close();

        assertThat(refusal(() -> session.execute("select 1")).getMessage()).isNotBlank();
        session.cancel();
    }

    @Test
    final void rowsCloseTwiceAndBeforeTheirEnd() {
        try (ComputeSession session = engine().openSession()) {
            QueryRows rows = session.query("select n from generate_series(1, 100000) as s(n)");
            assertThat(rows.next()).isTrue();
            rows.close();
            rows.close();

            assertThat(number(session, "select 1")).isEqualTo(1);
        }
    }

    @Test
    final void theEngineClosesTwiceAndItsSessionsWithIt() {
        ComputeSession session = engine().openSession();
        engine().close();
        engine().close();

        assertThat(refusal(() -> session.execute("select 1")).getMessage()).isNotBlank();
        assertThat(refusal(() -> engine().openSession()).getMessage()).isNotBlank();
        session.close();
    }

    @Test
    final void opensAndClosesManySessionsOneAfterTheOther() {
        for (int round = 0; round < 200; round++) {
            try (ComputeSession session = engine().openSession()) {
                assertThat(number(session, "select 1")).isEqualTo(1);
            }
        }
    }

    private long fill(String table) {
        try (ComputeSession session = engine().openSession()) {
            session.execute("create table " + table + " (i integer)");
            for (int i = 1; i <= 50; i++) {
                session.begin();
                session.execute("insert into " + table + " values (" + i + ")");
                session.commit();
            }
            return number(session, "select cast(sum(i) as bigint) from " + table);
        }
    }
}
