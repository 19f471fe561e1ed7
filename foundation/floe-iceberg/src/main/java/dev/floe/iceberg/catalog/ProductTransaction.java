package dev.floe.iceberg.catalog;

import dev.floe.iceberg.TableError;
import dev.floe.spi.problem.FloeException;
import java.util.List;
import java.util.Map;

/**
 * Changes of the tables of one product, which appear all at once or not at all. What is staged outlasts the process: the next
 * transaction of the product finds it. Any thread may call it.
 */
public interface ProductTransaction extends AutoCloseable {
    /** Remembers a version for the next publication, in place of an earlier one of the same table. */
    void stage(String run, StagedTable staged);

    /**
     * What has been staged and nobody has published: what is left of a run that was killed. A version whose metadata is not
     * to be had any more is as good as none.
     */
    List<StagedTable> staged();

    /** The tests that have passed, with the keys of what they read then. */
    Map<String, String> passedTests();

    /** Remembers tests that have passed, by their keys. */
    void rememberPassedTests(Map<String, String> keys);

    /**
     * Publishes versions, all of them or none, and forgets everything that is staged.
     *
     * @throws FloeException {@link TableError#CHANGED_MEANWHILE} if somebody else has published one of the tables since
     */
    void publish(List<StagedTable> versions);

    /**
     * Publishes one version by itself; what is staged stays.
     *
     * @throws FloeException {@link TableError#CHANGED_MEANWHILE} if somebody else has published one since
     */
    void replace(StagedTable version);

    /** Lets others begin. */
    @Override
    void close();
}
