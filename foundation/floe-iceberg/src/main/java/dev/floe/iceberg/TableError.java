package dev.floe.iceberg;

import dev.floe.spi.problem.ErrorCode;
import dev.floe.spi.problem.Fault;

/** What can be wrong with tables and their catalog. */
public enum TableError implements ErrorCode {
    /** The catalog's database or its directory cannot be opened, read or written. */
    CATALOG_FAILS("FLOE-T001", Fault.ENVIRONMENT),
    /** The metadata, a manifest or a data file of a table is missing or broken. */
    TABLE_BROKEN("FLOE-T002", Fault.ENVIRONMENT),
    /** The files of a table cannot be written. */
    NOT_WRITTEN("FLOE-T003", Fault.ENVIRONMENT),
    /** Another run of the same product is on. */
    RUN_IN_PROGRESS("FLOE-T004", Fault.CONFLICT),
    /** A table was changed by somebody else between the start of a run and its publication. */
    CHANGED_MEANWHILE("FLOE-T005", Fault.CONFLICT),
    /** There is no such table, or no such snapshot of it. */
    NO_SUCH_TABLE("FLOE-T006", Fault.INPUT),
    /** A catalog does not take the credentials, or they do not allow what is asked for. */
    NOT_ALLOWED("FLOE-T007", Fault.ENVIRONMENT),
    /** A run was silent for so long that another one of its product has begun. */
    LEASE_LOST("FLOE-T008", Fault.CONFLICT),
    /** A catalog has not said whether it has published. */
    OUTCOME_UNKNOWN("FLOE-T009", Fault.ENVIRONMENT),
    /** A catalog cannot do what a run needs. */
    CATALOG_LACKS("FLOE-T010", Fault.ENVIRONMENT),
    /** A value by which rows are partitioned cannot name a partition. */
    NO_PARTITION("FLOE-T020", Fault.INPUT),
    /** The files of a table cannot be where its model wants them. */
    LOCATION_REFUSED("FLOE-T021", Fault.INPUT),
    /** A catalog takes no change, as its clock is behind the stamp of it or of the last one. */
    CLOCK_BEHIND("FLOE-T022", Fault.ENVIRONMENT);

    private final String id;
    private final Fault fault;

    TableError(String id, Fault fault) {
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
