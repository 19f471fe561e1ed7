package dev.floe.runner.program;

import dev.floe.spi.problem.ErrorCode;
import dev.floe.spi.problem.Fault;

/** What can go wrong with dbt as a program. */
public enum ProgramError implements ErrorCode {
    /** There is no Python, or not the program that is named, to run dbt with. */
    PROGRAM_MISSING("FLOE-E010", Fault.ENVIRONMENT),
    /** The environment for dbt cannot be made. */
    NOT_INSTALLED("FLOE-E011", Fault.ENVIRONMENT),
    /** The program is older than what floe can drive. */
    TOO_OLD("FLOE-E012", Fault.ENVIRONMENT),
    /** dbt has ended without the results of its nodes. */
    NO_RESULTS("FLOE-E013", Fault.EXECUTION);

    private final String id;
    private final Fault fault;

    ProgramError(String id, Fault fault) {
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
