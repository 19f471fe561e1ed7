package dev.floe.iceberg.storage;

import dev.floe.spi.problem.ErrorCode;
import dev.floe.spi.problem.Fault;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.storage.StorageException;
import dev.floe.spi.storage.StorageException.Kind;

/** What can be wrong with the place where the files of tables are. */
public enum StorageError implements ErrorCode {
    /** No plugin opens locations of a scheme. */
    NO_PLUGIN("FLOE-W001", Fault.ENVIRONMENT),
    /** A storage does not answer, or is busy for longer than is waited. */
    UNREACHABLE("FLOE-W002", Fault.ENVIRONMENT),
    /** A storage does not let floe in: credentials are missing, wrong or expired, or may not do it. */
    REFUSED("FLOE-W003", Fault.ENVIRONMENT),
    /** A bucket is not there, or not where it is looked for. */
    NO_BUCKET("FLOE-W004", Fault.ENVIRONMENT),
    /** The configuration of a storage, or a location, makes no sense. */
    MISCONFIGURED("FLOE-W005", Fault.INPUT),
    /** The copies of files on this machine cannot be read or written. */
    CACHE_FAILS("FLOE-W006", Fault.ENVIRONMENT),
    /** A storage refuses for another reason. */
    FAILED("FLOE-W007", Fault.ENVIRONMENT);

    private final String id;
    private final Fault fault;

    StorageError(String id, Fault fault) {
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

    /** What a refusal of a store is to a user. */
    static FloeException of(StorageException refusal) {
        String message = String.valueOf(refusal.getMessage());
        return code(refusal.kind()).exception(message, help(refusal.kind()), refusal);
    }

    private static StorageError code(Kind kind) {
        return switch (kind) {
            case UNREACHABLE -> UNREACHABLE;
            case NO_CREDENTIALS, WRONG_CREDENTIALS, EXPIRED_CREDENTIALS, DENIED, CLOCK_SKEW -> REFUSED;
            case NO_BUCKET, WRONG_REGION -> NO_BUCKET;
            case CONFIGURATION -> MISCONFIGURED;
            case NO_OBJECT, OTHER -> FAILED;
        };
    }

    private static String help(Kind kind) {
        return switch (kind) {
            case UNREACHABLE -> "look whether the endpoint of the storage is right and can be reached, and run again";
            case NO_CREDENTIALS ->
                "name the secret with the credentials under 'connection_secret_ref' of 'plugins.storage'";
            case WRONG_CREDENTIALS -> "compare the key and its secret with those of the store";
            case EXPIRED_CREDENTIALS -> "get new credentials, and run again: what is done already stays done";
            case DENIED -> "let these credentials read, write, list and delete below that location";
            case CLOCK_SKEW -> "set the clock of this machine right";
            case NO_BUCKET ->
                "make the bucket, or name another in 'location' of the layer or 'warehouse' of the storage";
            case WRONG_REGION -> "set 'region' of the storage to that of the bucket";
            case CONFIGURATION -> "correct 'plugins.storage' or the 'location' of the layer in the manifest";
            case NO_OBJECT -> "bring the object back, or build the table anew";
            case OTHER -> "run again; if that does not help, look at the store's own log";
        };
    }
}
