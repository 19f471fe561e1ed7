package dev.floe.secrets;

import dev.floe.spi.problem.ErrorCode;
import dev.floe.spi.problem.Fault;

/** What can be wrong with secrets, and with the places where they are kept. */
public enum SecretsError implements ErrorCode {
    /** A manifest chooses what floe does not bring and no plugin offers. */
    UNKNOWN_STORE("FLOE-S001", Fault.INPUT),
    /** A setting that the store does not have, or of another type. */
    SETTING("FLOE-S002", Fault.INPUT),
    /** Nothing of that name is where secrets are looked up. */
    NOT_THERE("FLOE-S003", Fault.ENVIRONMENT),
    /** The secret is there, and what is needed of it is not. */
    FIELD_MISSING("FLOE-S004", Fault.ENVIRONMENT),
    /** A file or directory of secrets that cannot be read. */
    UNREADABLE("FLOE-S005", Fault.ENVIRONMENT),
    /** A file of secrets that other people of the machine may read. */
    OPEN_TO_OTHERS("FLOE-S006", Fault.ENVIRONMENT),
    /** A file of secrets that does not hold references with fields. */
    MALFORMED("FLOE-S007", Fault.ENVIRONMENT);

    private final String id;
    private final Fault fault;

    SecretsError(String id, Fault fault) {
        this.id = id;
        this.fault = fault;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Fault fault() {
        return fault;
    }
}
