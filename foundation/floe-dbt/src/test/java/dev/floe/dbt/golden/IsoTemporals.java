package dev.floe.dbt.golden;

import dev.floe.dbt.table.Temporals;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.Value;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Optional;

/** Dates that can do nothing but print. */
final class IsoTemporals implements Temporals {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @Override
    public Value date(LocalDate date) {
        return new Printed("date", date.toString());
    }

    @Override
    public Value dateTime(LocalDateTime dateTime, Optional<ZoneOffset> offset) {
        int micros = dateTime.get(ChronoField.MICRO_OF_SECOND);
        String zone = offset.map(known -> known.equals(ZoneOffset.UTC) ? "+00:00" : known.getId())
                .orElse("");
        return new Printed(
                "datetime", SECONDS.format(dateTime) + (micros == 0 ? "" : ".%06d".formatted(micros)) + zone);
    }

    @Override
    public Value midnight(Value date) {
        return new Printed("datetime", date.toText() + " 00:00:00");
    }

    private record Printed(String typeName, String toText) implements HostValue {}
}
