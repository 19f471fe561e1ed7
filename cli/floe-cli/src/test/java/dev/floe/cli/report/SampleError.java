package dev.floe.cli.report;

import dev.floe.spi.problem.ErrorCode;
import dev.floe.spi.problem.Fault;

/** Codes of no part of floe. */
enum SampleError implements ErrorCode {
    FIRST("FLOE-T001"),
    SECOND("FLOE-T002");

    private final String id;

    SampleError(String id) {
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
