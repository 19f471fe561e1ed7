package dev.floe.dbt.adapter;

import dev.floe.dbt.column.Column;
import dev.floe.dbt.table.AgateTable;
import java.util.List;
import java.util.Optional;

/**
 * A connection to a database, as an engine gives it to one thread.
 *
 * <p>Each method throws a {@link dev.floe.jinja.error.TemplateException} of kind RAISED with the database's own words
 * where the database refuses.
 */
public interface AdapterSession extends AutoCloseable {

    /** Runs a statement and leaves its rows where they are; the text is what the database says of it. */
    String execute(String sql);

    /** What the database said of the statement that it ran last. */
    default ResponseValue response() {
        return ResponseValue.of("OK");
    }

    /** Runs a query and reads its rows. */
    AgateTable query(String sql);

    /** The columns that a query would give. */
    List<Column> columnsOfQuery(String sql);

    /** Lets a comment go with each statement from now on, where the database has a use for it. */
    default void comment(Optional<StatementComment> comment) {}

    /** Begins a transaction, unless one is open. */
    void begin();

    /** Ends the transaction, if one is open. */
    void commit();

    /** Gives up what has been done since the last {@link #begin}; nothing happens where there is nothing. */
    void rollback();

    /** Leaves the session as a new one would be: without what is not committed, and without what it alone has. */
    default void release() {
        rollback();
    }

    @Override
    void close();
}
