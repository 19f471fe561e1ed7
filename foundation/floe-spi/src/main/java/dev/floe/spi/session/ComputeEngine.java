package dev.floe.spi.session;

/** An engine that is open. Any thread may call it. */
public interface ComputeEngine extends AutoCloseable {
    /**
     * Opens a session, which sees what all others have committed.
     *
     * @throws SessionException if the engine does not let anybody in
     */
    ComputeSession openSession();

    /** Closes the engine with all its sessions, and ends what runs in them. Closing again does nothing. */
    @Override
    void close();
}
