package dev.floe.runner.schedule;

/** What a step came to, as far as those that wait for it are concerned. */
public enum Outcome {
    /** They may start. */
    PASSED,
    /** They are skipped. */
    FAILED
}
