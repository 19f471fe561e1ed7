package dev.floe.dbt.project;

import dev.floe.spi.problem.ErrorCode;
import dev.floe.spi.problem.Fault;

/** What can be wrong with the files that set a project up, beyond their not being there. */
public enum ProjectError implements ErrorCode {
    /** A pattern of .dbtignore means nothing. */
    IGNORE_PATTERN("FLOE-B111");

    private final String id;

    ProjectError(String id) {
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
