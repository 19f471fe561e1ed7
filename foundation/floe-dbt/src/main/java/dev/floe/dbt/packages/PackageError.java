package dev.floe.dbt.packages;

import dev.floe.spi.problem.ErrorCode;
import dev.floe.spi.problem.Fault;

/** What can be wrong with the packages that a project names. */
public enum PackageError implements ErrorCode {
    /** A file that names packages does not have the form that it should have. */
    FORM("FLOE-B121", Fault.INPUT),
    /** The hub has no such package, or no version of it that satisfies everyone. */
    VERSION("FLOE-B122", Fault.INPUT),
    /** Two packages cannot be installed beside each other. */
    CONFLICT("FLOE-B123", Fault.INPUT),
    /** What was downloaded is no package, or nothing that is safe to unpack. */
    CONTENT("FLOE-B124", Fault.INPUT),
    /** A package cannot be downloaded. */
    DOWNLOAD("FLOE-B125", Fault.ENVIRONMENT),
    /** Packages cannot be written to where they belong. */
    WRITING("FLOE-B126", Fault.ENVIRONMENT),
    /** A package may be another one tomorrow. */
    UNSTABLE("FLOE-B127", Fault.INPUT);

    private final String id;
    private final Fault fault;

    PackageError(String id, Fault fault) {
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
