package dev.floe.runner.dbt;

/** Hears how a run goes on. Its methods are called one at a time. */
public interface RunListener {
    /**
     * A node begins.
     *
     * @param number how many have begun or are skipped, this one included
     * @param total how many there are
     */
    void started(String uniqueId, int number, int total);

    /**
     * A node has ended, or is skipped.
     *
     * @param number the one that it had when it began
     * @param total how many there are
     */
    void ended(NodeReport node, int number, int total);
}
