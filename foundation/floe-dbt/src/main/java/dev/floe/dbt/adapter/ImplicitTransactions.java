package dev.floe.dbt.adapter;

import dev.floe.spi.session.ComputeSession;
import dev.floe.spi.session.SessionException;

/**
 * Transactions begin with the first statement, as psycopg2 has it, whether dbt asks for one or not. That driver is told to
 * commit by a statement of which it takes no note: from there on it begins nothing, and each statement stands alone, until
 * something is rolled back. So hooks with {@code transaction: false} can run {@code vacuum}, as a {@code commit} runs first.
 */
final class ImplicitTransactions implements SessionTransactions {
    private final ComputeSession session;
    private boolean hasBegun;
    private boolean isOpen;

    ImplicitTransactions(ComputeSession session) {
        this.session = session;
    }

    @Override
    public void beforeStatement() {
        if (!hasBegun) {
            session.begin();
            hasBegun = true;
        }
    }

    @Override
    public void afterFailure() {
        if (isOpen) {
            rollback();
        }
    }

    @Override
    public void begin() {
        isOpen = true;
    }

    @Override
    public void commit() {
        if (isOpen) {
            beforeStatement();
            isOpen = false;
            session.commit();
        }
    }

    @Override
    public void rollback() {
        isOpen = false;
        hasBegun = false;
        session.rollback();
    }

    /** dbt opens a connection for each node. */
    @Override
    public void release() {
        isOpen = false;
        hasBegun = false;
        try {
            session.reset();
        } catch (SessionException lost) {
            // Whoever uses the session next is refused, and says so for the node that it happens to.
        }
    }
}
