package dev.floe.dbt.project;

import dev.floe.spi.problem.ErrorCode;
import dev.floe.spi.problem.Fault;

/** What can be wrong with the files that set a project up, beyond their not being there. */
public enum ProjectError implements ErrorCode {
    /** A pattern of .dbtignore means nothing. */
    IGNORE_PATTERN("FLOE-B111"),
    /** dbt_project.yml has a key at its top that dbt does not know. */
    UNKNOWN_KEY("FLOE-B112"),
    /** A setting of dbt_project.yml has not the form that it should have. */
    WRONG_FORM("FLOE-B113"),
    /** A project has no name, or one that cannot be. */
    NAME("FLOE-B114"),
    /** A setting is given twice, by its old and by its new key. */
    TWO_SPELLINGS("FLOE-B115"),
    /** A key is deprecated: a warning. */
    DEPRECATED_KEY("FLOE-B116"),
    /** A project or package wants another version of dbt. */
    REQUIRED_VERSION("FLOE-B117");

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
