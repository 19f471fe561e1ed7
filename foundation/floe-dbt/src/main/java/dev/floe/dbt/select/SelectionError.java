package dev.floe.dbt.select;

import dev.floe.spi.problem.ErrorCode;
import dev.floe.spi.problem.Fault;

/** What can be wrong with a selection of nodes. */
public enum SelectionError implements ErrorCode {
    /** A criterion does not follow the grammar. */
    CRITERION_SYNTAX("FLOE-B301"),
    /** A criterion names a method that does not exist. */
    UNKNOWN_METHOD("FLOE-B302"),
    /** A criterion asks its method for a value that the method does not know. */
    METHOD_VALUE("FLOE-B303"),
    /** A criterion compares with an earlier run, and none was given. */
    STATE_NEEDED("FLOE-B304"),
    /** A selector is asked for that selectors.yml does not define, or not yet. */
    UNKNOWN_SELECTOR("FLOE-B305"),
    /** selectors.yml does not have the form that it should have. */
    SELECTORS_FORM("FLOE-B306"),
    /** More than one selector wants to be the default. */
    SEVERAL_DEFAULTS("FLOE-B307"),
    /** A criterion matches nothing: a warning. */
    NOTHING_MATCHES("FLOE-B308"),
    /** A resource type is asked for that does not exist. */
    UNKNOWN_RESOURCE_TYPE("FLOE-B309");

    private final String id;

    SelectionError(String id) {
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
