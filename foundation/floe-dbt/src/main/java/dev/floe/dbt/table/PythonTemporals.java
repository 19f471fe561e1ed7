package dev.floe.dbt.table;

import dev.floe.jinja.module.Modules;
import dev.floe.jinja.value.Value;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The dates of tables are those that templates get of {@code modules.datetime}. */
public final class PythonTemporals implements Temporals {
    @Override
    public Value date(LocalDate date) {
        return Modules.date(date);
    }

    @Override
    public Value dateTime(LocalDateTime dateTime, Optional<ZoneOffset> offset) {
        return Modules.dateTime(dateTime, offset);
    }

    @Override
    public Value midnight(Value date) {
        return Modules.dateTime(LocalDate.parse(date.toText()).atStartOfDay(), Optional.empty());
    }
}
