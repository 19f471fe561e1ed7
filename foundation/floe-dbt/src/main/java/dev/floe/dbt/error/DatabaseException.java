package dev.floe.dbt.error;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;

/** What a database says where it refuses a statement. */
public final class DatabaseException extends TemplateException {
    private static final long serialVersionUID = 1L;

    private final String sql;

    /**
     * A refusal.
     *
     * @param message the database's own words
     * @param sql the statement
     */
    public DatabaseException(String message, String sql, Throwable cause) {
        super(ErrorKind.RAISED, message, cause);
        this.sql = sql;
    }

    public String sql() {
        return sql;
    }
}
