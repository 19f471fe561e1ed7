package dev.floe.cli;

import dev.floe.spi.problem.ErrorCode;
import dev.floe.spi.problem.Fault;

/** What can be wrong with a command line, and with the machine that it runs on. */
public enum CommandLineError implements ErrorCode {
    UNKNOWN_COMMAND("FLOE-U001", Fault.INPUT),
    UNKNOWN_OPTION("FLOE-U002", Fault.INPUT),
    VALUE_MISSING("FLOE-U003", Fault.INPUT),
    NOT_A_CHOICE("FLOE-U004", Fault.INPUT),
    UNEXPECTED_ARGUMENT("FLOE-U005", Fault.INPUT),
    GIVEN_TWICE("FLOE-U006", Fault.INPUT),
    UNKNOWN_CODE("FLOE-U007", Fault.INPUT),
    UNKNOWN_SCHEMA("FLOE-U008", Fault.INPUT),
    FORMATS_DIFFER("FLOE-U009", Fault.INPUT),
    NO_COMMAND("FLOE-U010", Fault.INPUT),
    NO_SUCH_DIRECTORY("FLOE-U011", Fault.INPUT),
    VALUE_NOT_EXPECTED("FLOE-U012", Fault.INPUT),
    NOT_A_PATH("FLOE-U013", Fault.INPUT),
    VARS_NOT_A_MAPPING("FLOE-U014", Fault.INPUT),
    NOT_A_MOMENT("FLOE-U015", Fault.INPUT),
    QUERY_REFUSED("FLOE-U016", Fault.INPUT),
    UNKNOWN_ENVIRONMENT("FLOE-U017", Fault.INPUT),

    /** Raised by {@code bin/jdk.sh}. */
    NO_JDK("FLOE-E001", Fault.ENVIRONMENT),
    /** Raised by {@code mvnw}. */
    NO_MAVEN("FLOE-E002", Fault.ENVIRONMENT),
    FILE_NOT_WRITTEN("FLOE-E003", Fault.ENVIRONMENT),
    OUTPUT_NOT_WRITTEN("FLOE-E004", Fault.ENVIRONMENT),
    /** Raised by {@code ./floe}, which builds on first use. */
    BUILD_FAILED("FLOE-E005", Fault.ENVIRONMENT),
    /** Raised by {@code ./floe}, which builds on first use. */
    CHECKOUT_READ_ONLY("FLOE-E006", Fault.ENVIRONMENT),

    ENGINE_NOT_OPENED("FLOE-E007", Fault.ENVIRONMENT),
    /** The manifest asks for a technology with which floe can compile a product, but not run it. */
    CANNOT_RUN_THERE("FLOE-E008", Fault.INPUT),
    DEMO_NOT_COPIED("FLOE-E009", Fault.ENVIRONMENT),

    /** A bug of floe's own. Its command ends with {@link ExitCode#BUG}, whatever the fault says. */
    UNEXPECTED("FLOE-X001", Fault.ENVIRONMENT);

    private final String id;
    private final Fault fault;

    CommandLineError(String id, Fault fault) {
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
