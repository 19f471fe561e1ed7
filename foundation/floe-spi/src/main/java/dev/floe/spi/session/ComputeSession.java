package dev.floe.spi.session;

import java.util.List;
import java.util.Optional;

/**
 * A connection to an engine. One thread uses it at a time; {@link #cancel} alone may come from any.
 *
 * <p>Outside of a transaction each statement is one of its own.
 */
public interface ComputeSession extends AutoCloseable {
    /**
     * Runs one or several statements, and passes over the rows that they give. Those behind one that fails do not run. A
     * text without a statement, such as a comment, does nothing.
     *
     * @throws SessionException if the engine refuses
     */
    void execute(String sql);

    /**
     * Runs a statement for its rows. They have to be closed before the next statement.
     *
     * @throws SessionException if the engine refuses
     */
    QueryRows query(String sql);

    /**
     * The columns that a query would give; it does not run. Statements that stand before it, such as settings that it needs, do.
     *
     * @throws SessionException if the engine refuses
     */
    List<ResultColumn> describe(String query);

    /**
     * Begins a transaction.
     *
     * @throws SessionException if one is open
     */
    void begin();

    /**
     * Makes what has been done since {@link #begin} last.
     *
     * @throws SessionException if it conflicts with what others have done, or a statement of it has failed; then nothing of
     *     it lasts, and the transaction is over
     */
    void commit();

    /** Undoes what has been done since {@link #begin}: nothing, where no transaction is open. */
    void rollback();

    /**
     * Makes the session as good as new: undoes what is not committed, and forgets what this session alone has, such as
     * temporary tables and settings, where the engine can; connects again where the connection was lost.
     *
     * @throws SessionException if it cannot be used any further
     */
    default void reset() {
        rollback();
    }

    /** Ends the statement that runs, if one does, with a {@link SessionException} in the thread that runs it. */
    void cancel();

    /** The files of tables, by this session; empty: the engine cannot read and write them. */
    default Optional<TableFiles> tableFiles() {
        return Optional.empty();
    }

    /** Undoes what is not committed. Closing again does nothing. */
    @Override
    void close();
}
