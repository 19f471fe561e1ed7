package dev.floe.cli;

import dev.floe.spi.problem.ErrorCode;
import dev.floe.spi.problem.Fault;

/** What {@code floe platform test} can find wrong. */
public enum PolicyTestError implements ErrorCode {
    CASES_MISSING("FLOE-C150", Fault.INPUT),
    CASE_UNREADABLE("FLOE-C151", Fault.INPUT),
    CASE_MISSED("FLOE-C152", Fault.EXECUTION),
    CASE_UNEXPECTED("FLOE-C153", Fault.EXECUTION),
    RULE_UNTESTED("FLOE-C154", Fault.EXECUTION);

    private final String id;
    private final Fault fault;

    PolicyTestError(String id, Fault fault) {
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
