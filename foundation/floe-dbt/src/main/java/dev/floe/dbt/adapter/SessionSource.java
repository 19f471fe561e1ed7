package dev.floe.dbt.adapter;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;

/** Gives the session of the thread that asks. */
@FunctionalInterface
public interface SessionSource {
    /**
     * The session of this thread; whoever set the source up closes it.
     *
     * @throws TemplateException of kind RAISED where there is no database to be asked
     */
    AdapterSession session();

    /** No database may be asked anything. */
    static SessionSource none() {
        return () -> {
            throw TemplateException.of(
                    ErrorKind.RAISED, "This asks the database, which '--no-introspect' does not allow");
        };
    }
}
