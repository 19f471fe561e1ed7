package dev.floe.spi.session;

import static java.util.Objects.requireNonNull;

/**
 * Where in a statement an engine stumbled.
 *
 * @param statement as the engine got it
 * @param offset of the character, from 0
 */
public record RefusedAt(String statement, int offset) {
    public RefusedAt {
        requireNonNull(statement, "statement is null");
        if (offset < 0 || offset > statement.length()) {
            throw new IllegalArgumentException("Offset is not within the statement: " + offset);
        }
    }
}
