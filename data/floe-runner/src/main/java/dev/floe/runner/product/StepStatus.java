package dev.floe.runner.product;

/** What a step of a product came to. */
public enum StepStatus {
    /** Its table has a new version. */
    BUILT("built"),
    /** Its table is published already, or its test has passed already, from the same inputs. */
    UNCHANGED("unchanged"),
    /** An earlier run that did not get to publish has made its table, from the same inputs. */
    RESUMED("resumed"),
    /** A test or a hook passed. */
    PASSED("passed"),
    /** A test found what it should warn of. */
    WARNED("warned"),
    /** A test found what must not be. */
    FAILED("failed"),
    /** It could not be done. */
    ERROR("error"),
    /** It did not start, as a step before it failed. */
    SKIPPED("skipped");

    private final String text;

    StepStatus(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** Whether nothing can be published. */
    public boolean isFailure() {
        return this == FAILED || this == ERROR || this == SKIPPED;
    }
}
