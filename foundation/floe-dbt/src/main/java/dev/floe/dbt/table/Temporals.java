package dev.floe.dbt.table;

import dev.floe.jinja.value.Value;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Makes the dates of a table: values whose type names are Python's {@code date} and {@code datetime}, and that print as
 * those do.
 */
public interface Temporals {
    Value date(LocalDate date);

    /** A date with a time, in a zone or in none. */
    Value dateTime(LocalDateTime dateTime, Optional<ZoneOffset> offset);

    /** The first moment of a date that this made. */
    Value midnight(Value date);
}
