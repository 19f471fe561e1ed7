package dev.floe.dbt.adapter;

import dev.floe.spi.session.ComputeSession;

/** Transactions begin where dbt begins one; a statement outside of one stands alone. */
final class ExplicitTransactions implements SessionTransactions {
    private final ComputeSession session;
    private boolean isOpen;

    ExplicitTransactions(ComputeSession session) {
        this.session = session;
    }

    @Override
    public void beforeStatement() {}

    @Override
    public void afterFailure() {}

    @Override
    public void begin() {
        if (!isOpen) {
            session.begin();
            isOpen = true;
        }
    }

    @Override
    public void commit() {
        if (isOpen) {
            isOpen = false;
            session.commit();
        }
    }

    @Override
    public void rollback() {
        if (isOpen) {
            isOpen = false;
            session.rollback();
        }
    }

    @Override
    public void release() {
        rollback();
    }
}
