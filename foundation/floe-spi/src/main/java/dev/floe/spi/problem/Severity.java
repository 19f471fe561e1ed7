package dev.floe.spi.problem;

/** How much a problem weighs. */
public enum Severity {
    /** Nothing is generated and nothing runs. */
    ERROR,
    /** Reported; the command goes on. */
    WARNING,
    /** Worth knowing, and nothing to mend today; the command goes on. */
    NOTICE
}
