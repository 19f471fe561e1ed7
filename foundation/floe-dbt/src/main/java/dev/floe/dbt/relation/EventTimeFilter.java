package dev.floe.dbt.relation;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Which rows of a relation are read: those of a span of time.
 *
 * @param fieldName the column with the time of a row, quoted where it has to be
 * @param start the first moment that is read
 * @param end the first moment that is not read any more
 */
public record EventTimeFilter(String fieldName, Optional<EventTime> start, Optional<EventTime> end) {
    public EventTimeFilter {
        requireNonNull(fieldName, "fieldName is null");
        requireNonNull(start, "start is null");
        requireNonNull(end, "end is null");
    }

    /** The condition in SQL; nothing where neither side is limited. */
    Optional<String> condition() {
        Optional<String> from = start.map(moment -> "%s >= '%s'".formatted(fieldName, moment.text()));
        Optional<String> until = end.map(moment -> "%s < '%s'".formatted(fieldName, moment.text()));
        if (from.isPresent() && until.isPresent()) {
            return Optional.of(from.get() + " and " + until.get());
        }
        return from.or(() -> until);
    }
}
