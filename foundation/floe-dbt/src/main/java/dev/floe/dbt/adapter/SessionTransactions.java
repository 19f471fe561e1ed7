package dev.floe.dbt.adapter;

import dev.floe.spi.session.ComputeSession;

/**
 * When the transactions of a session begin and end, as the Python driver does it on which dbt has the adapter: much that
 * projects do, above all in hooks, relies on it.
 */
interface SessionTransactions {
    /** A statement is about to run. */
    void beforeStatement();

    /** The database has refused a statement. */
    void afterFailure();

    /** Notes that what follows belongs together, unless it is noted already. */
    void begin();

    /** Makes what belongs together last, if that was noted. */
    void commit();

    /** Undoes what belongs together, if that was noted. */
    void rollback();

    /** Leaves the session to the next node. */
    void release();

    /** The way of an adapter. */
    static SessionTransactions of(Adapter adapter, ComputeSession session) {
        return switch (adapter) {
            case DuckDbAdapter _ -> new ExplicitTransactions(session);
            case PostgresAdapter postgres ->
                switch (postgres.transactions()) {
                    case IMPLICIT -> new ImplicitTransactions(session);
                    case NONE -> new NoTransactions(session);
                };
        };
    }
}
