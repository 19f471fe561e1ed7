package dev.floe.dbt.error;

import dev.floe.spi.problem.ErrorCode;
import dev.floe.spi.problem.Fault;

/** What can be wrong with a dbt project. */
public enum DbtError implements ErrorCode {
    /** A template cannot be read. */
    TEMPLATE_SYNTAX("FLOE-B201"),
    /** A template fails while it is rendered. */
    TEMPLATE_FAILS("FLOE-B202"),
    /** A template uses up what one rendering may use: steps, text, elements, depth or time. */
    TEMPLATE_BUDGET("FLOE-B203");

    private final String id;

    DbtError(String id) {
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
