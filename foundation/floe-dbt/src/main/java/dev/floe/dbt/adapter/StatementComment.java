package dev.floe.dbt.adapter;

import static java.util.Objects.requireNonNull;

/**
 * A comment that goes to the database with each statement, so that its log says where they come from.
 *
 * @param text without the signs of a comment
 */
public record StatementComment(String text, Place place) {
    /** Where it stands. */
    public enum Place {
        BEFORE,
        AFTER
    }

    public StatementComment {
        requireNonNull(text, "text is null");
        requireNonNull(place, "place is null");
        if (text.contains("*/")) {
            throw new IllegalArgumentException("A comment ends where it says '*/': " + text);
        }
    }

    /** A statement with it. */
    String with(String sql) {
        String comment = "/* " + text.strip() + " */";
        if (place == Place.BEFORE) {
            return comment + "\n" + sql;
        }
        String statement = sql.stripTrailing();
        return statement.endsWith(";")
                ? statement.substring(0, statement.length() - 1) + "\n" + comment + ";"
                : statement + "\n" + comment;
    }
}
