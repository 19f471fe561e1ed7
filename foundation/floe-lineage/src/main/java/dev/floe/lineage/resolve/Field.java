package dev.floe.lineage.resolve;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A column of what a query gives.
 *
 * @param flow where its values come from, and what decides on them besides what decides on whole rows
 * @param type as the engine writes it; empty: nobody here knows
 */
public record Field(String name, Flow flow, Optional<String> type) {
    public Field {
        requireNonNull(name, "name is null");
        requireNonNull(flow, "flow is null");
        requireNonNull(type, "type is null");
    }

    static Field unknown(String name) {
        return new Field(name, Flow.UNKNOWN, Optional.empty());
    }

    Field named(String other) {
        return name.equals(other) ? this : new Field(other, flow, type);
    }

    boolean isNamed(String other) {
        return name.equalsIgnoreCase(other);
    }
}
