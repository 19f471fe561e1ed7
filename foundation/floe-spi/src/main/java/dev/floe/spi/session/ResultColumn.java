package dev.floe.spi.session;

import static java.util.Objects.requireNonNull;

/**
 * A column of a query.
 *
 * @param type as the engine writes it
 */
public record ResultColumn(String name, String type) {
    public ResultColumn {
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
    }
}
