package dev.floe.runner.schedule;

/** What a scheduler does with the steps of a graph. Any thread may call. */
public interface Steps {
    /**
     * Does the work of a step. Everything that can go wrong in it is an outcome; what it throws is a bug and ends the run.
     */
    Outcome run(String id);

    /**
     * Hears that a step will not run.
     *
     * @param cause the nearest step that failed before it
     */
    void skip(String id, String cause);

    /** Hears that a step will not run, as the run has been cancelled. */
    void cancel(String id);
}
