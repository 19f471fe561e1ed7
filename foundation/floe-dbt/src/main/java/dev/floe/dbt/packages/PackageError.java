package dev.floe.dbt.packages;

import dev.floe.spi.problem.ErrorCode;
import dev.floe.spi.problem.Fault;

/** What can be wrong with the packages that a project names. */
public enum PackageError implements ErrorCode {
    /** A file that names packages does not have the form that it should have. */
    FORM("FLOE-B121");

    private final String id;

    PackageError(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Fault fault() {
        return Fault.INPUT;
    }
}
