package dev.floe.runner.dbt;

/** Hears how a run goes on. Its methods are called one at a time. */
public interface RunListener {
    /**
     * A node has ended, or is skipped.
     *
     * @param number how many have ended, this one included
     * @param total how many there are
     */
    void ended(NodeReport node, int number, int total);
}
