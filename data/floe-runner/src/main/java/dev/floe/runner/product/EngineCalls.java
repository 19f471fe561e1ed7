package dev.floe.runner.product;

import dev.floe.dbt.error.DatabaseException;
import dev.floe.spi.session.ComputeSession;
import dev.floe.spi.session.SessionException;
import java.util.function.Supplier;

/** Asks an engine for what a step needs beside its own SQL; what it refuses is an error of the step. */
final class EngineCalls {
    private EngineCalls() {}

    static <T> T refusals(Supplier<T> question) {
        try {
            return question.get();
        } catch (SessionException refusal) {
            throw new DatabaseException(String.valueOf(refusal.getMessage()), "", refusal);
        }
    }

    static void execute(String sql, ComputeSession session) {
        refusals(() -> {
            session.execute(sql);
            return session;
        });
    }

    /** @param type {@code table} or {@code view} */
    static void drop(String type, String relation, ComputeSession session) {
        execute("drop " + type + " if exists " + relation, session);
    }

    /** The name of a relation in the same schema. */
    static String beside(String relation, String suffix) {
        return relation.endsWith("\"")
                ? relation.substring(0, relation.length() - 1) + suffix + "\""
                : relation + suffix;
    }
}
