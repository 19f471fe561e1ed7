package dev.floe.runner.product;

/** Hears how the run of a product goes on. Its methods are called one at a time. */
public interface ProductListener {
    /** A step begins. */
    void started(String uniqueId);

    /**
     * A step has ended, or is skipped.
     *
     * @param number how many have ended, this one included
     * @param total how many there are
     */
    void ended(StepReport step, int number, int total);

    /** The program that runs the steps says something, if it is one. */
    void said(String line);

    /** All steps have passed, and their tables are published now. */
    void publishing(int tables);
}
