package dev.floe.spi.storage;

/** Gives the credentials of a store. Any thread may call it. */
public interface CredentialsSource {
    /**
     * Credentials that are good for a while. A store asks before each request, so that those which end in the middle of a long
     * write are followed by others; the answer is quick unless new ones are due.
     *
     * @throws dev.floe.spi.problem.FloeException if none are to be had
     */
    StorageCredentials current();

    /**
     * Other credentials than the ones that a store has just refused as expired.
     *
     * @throws dev.floe.spi.problem.FloeException if none are to be had
     */
    StorageCredentials renewed();
}
