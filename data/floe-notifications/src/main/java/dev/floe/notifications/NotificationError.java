package dev.floe.notifications;

import dev.floe.spi.problem.ErrorCode;
import dev.floe.spi.problem.Fault;

/** What can go wrong when somebody is told of a run. It never changes what the run comes to. */
public enum NotificationError implements ErrorCode {
    /** A channel does not say that it has got its message. */
    NOT_TOLD("FLOE-N001");

    private final String id;

    NotificationError(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Fault fault() {
        return Fault.ENVIRONMENT;
    }
}
