package dev.floe.dbt.table;

import static java.util.Objects.requireNonNull;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A date with a time, in a zone or in none.
 *
 * @param dateTime the date and the time of day
 * @param offset the distance from UTC, if it is known
 */
record Moment(LocalDateTime dateTime, Optional<ZoneOffset> offset) {
    Moment {
        requireNonNull(dateTime, "dateTime is null");
        requireNonNull(offset, "offset is null");
    }
}
