package dev.floe.notifications;

import java.time.Duration;

/** A way to tell somebody. */
interface Channel {
    /**
     * Sends a message once.
     *
     * @param patience how long it may take
     * @throws NotSentException if nobody has said that it got there
     */
    void send(Notification notification, Duration patience) throws NotSentException, InterruptedException;
}
