package dev.floe.spi.session;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;

/**
 * What an engine says of a statement that it has run.
 *
 * @param message in its own words, such as {@code INSERT 0 5}
 * @param kind of the statement, such as {@code INSERT}
 * @param rows how many it has changed, or given; absent: it is not of that kind
 */
public record StatementReport(String message, String kind, OptionalLong rows) {
    public StatementReport {
        requireNonNull(message, "message is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(rows, "rows is null");
    }
}
