package dev.floe.dbt.adapter;

import dev.floe.spi.session.ComputeSession;
import dev.floe.spi.session.SessionException;

/** Each statement stands alone, as the target says {@code autocommit: true}. */
final class NoTransactions implements SessionTransactions {
    private final ComputeSession session;

    NoTransactions(ComputeSession session) {
        this.session = session;
    }

    @Override
    public void beforeStatement() {}

    @Override
    public void afterFailure() {}

    @Override
    public void begin() {}

    @Override
    public void commit() {}

    @Override
    public void rollback() {}

    @Override
    public void release() {
        try {
            session.reset();
        } catch (SessionException lost) {
            // Whoever uses the session next is refused, and says so for the node that it happens to.
        }
    }
}
