package dev.floe.iceberg.rest;

import dev.floe.iceberg.TableError;
import dev.floe.spi.problem.FloeException;
import java.util.function.Supplier;

/** Says with a code what went wrong with a REST catalog, and what to look at. */
final class RestErrors {
    /** What Iceberg says in every catalog that is made with it. */
    private static final String CLOCK = "Invalid update timestamp";

    private final String uri;

    RestErrors(String uri) {
        this.uri = uri;
    }

    /** Does something, and turns what goes wrong into an error with a code. */
    <T> T coded(Supplier<T> work) {
        try {
            return work.get();
        } catch (RestFailure failure) {
            throw of(failure);
        }
    }

    /** Does something, and turns what goes wrong into an error with a code. */
    void coded(Runnable work) {
        coded(() -> {
            work.run();
            return true;
        });
    }

    FloeException of(RestFailure failure) {
        return switch (failure.kind()) {
            case UNAUTHORIZED ->
                TableError.NOT_ALLOWED.exception(
                        "The catalog '%s' does not take the credentials: %s".formatted(uri, failure.reason()),
                        "look at 'client_id' and 'client_secret', or 'token', of the secret that 'connection_secret_ref'"
                                + " names, and at the catalog's 'scope' and 'oauth2_server_uri'",
                        failure);
            case FORBIDDEN ->
                TableError.NOT_ALLOWED.exception(
                        "The catalog '%s' does not allow it: %s".formatted(uri, failure.reason()),
                        "let who runs the catalog grant it to the client, or name another 'scope'",
                        failure);
            case REFUSED -> failure.reason().contains(CLOCK) ? clockIsBehind(failure) : refused(failure);
            case NOT_DONE, UNCLEAR ->
                TableError.CATALOG_FAILS.exception(
                        "The catalog '%s' does not answer as it should: %s".formatted(uri, failure.reason()),
                        "look whether it runs and can be reached from here; 'floe run' goes on from here then",
                        failure);
        };
    }

    private FloeException refused(RestFailure failure) {
        return TableError.CATALOG_FAILS.exception(
                "The catalog '%s' refuses: %s".formatted(uri, failure.reason()),
                "look at 'uri' and 'warehouse' of the manifest's catalog",
                failure);
    }

    private FloeException clockIsBehind(RestFailure failure) {
        return TableError.CLOCK_BEHIND.exception(
                "The clock of the catalog '%s' is behind what it has to change: %s".formatted(uri, failure.reason()),
                "set the clocks right of this machine, of the catalog's and of others that write to its tables, and run"
                        + " again",
                failure);
    }
}
