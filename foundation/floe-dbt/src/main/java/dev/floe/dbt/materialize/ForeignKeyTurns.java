package dev.floe.dbt.materialize;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.adapter.BoundSessions;
import dev.floe.dbt.relation.Relation;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets the tables of DuckDB that take part in a foreign key be built one at a time: to make or drop one changes the table at
 * which it points, too, and of two transactions that change one table DuckDB refuses the second.
 */
final class ForeignKeyTurns {
    private final BoundSessions sessions;
    private final Lock lock = new ReentrantLock();

    ForeignKeyTurns(BoundSessions sessions) {
        this.sessions = requireNonNull(sessions, "sessions is null");
    }

    /** Builds a node when it is its turn, which it always is if no foreign key concerns its table. */
    <T> T take(NodeBuild build, Supplier<T> work) {
        ForeignKeyTables foreignKeys = build.foreignKeys();
        Optional<Relation> existing = foreignKeys.isOfConcern() ? build.existing(build.self()) : Optional.empty();
        if (foreignKeys.isBuiltInPlace(existing)) {
            return inTurn(work);
        }
        Optional<T> built = foreignKeys.mayBeTarget(existing)
                // A foreign key that another thread makes is there for all when its turn is over.
                ? inTurn(() -> foreignKeys.isTarget(build.self()) ? Optional.of(work.get()) : Optional.empty())
                : Optional.empty();
        return built.orElseGet(work);
    }

    private <T> T inTurn(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } catch (RuntimeException failure) {
            // What it has not undone yet would stand in the way of the next.
            sessions.session().rollback();
            throw failure;
        } finally {
            lock.unlock();
        }
    }
}
