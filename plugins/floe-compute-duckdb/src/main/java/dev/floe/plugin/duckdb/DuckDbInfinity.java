package dev.floe.plugin.duckdb;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The days and times without an end, which the driver gives as the last that DuckDB can count to. */
final class DuckDbInfinity {
    private static final LocalDate LAST_DAY = LocalDate.ofEpochDay(Integer.MAX_VALUE);
    private static final LocalDate FIRST_DAY = LocalDate.ofEpochDay(-Integer.MAX_VALUE);
    private static final LocalDateTime LAST_TIME = microseconds(Long.MAX_VALUE);
    private static final LocalDateTime FIRST_TIME = microseconds(-Long.MAX_VALUE);

    private DuckDbInfinity() {}

    static LocalDate mapped(LocalDate date) {
        if (date.equals(LAST_DAY)) {
            return LocalDate.MAX;
        }
        return date.equals(FIRST_DAY) ? LocalDate.MIN : date;
    }

    static LocalDateTime mapped(LocalDateTime time) {
        if (time.equals(LAST_TIME)) {
            return LocalDateTime.MAX;
        }
        return time.equals(FIRST_TIME) ? LocalDateTime.MIN : time;
    }

    static OffsetDateTime mapped(OffsetDateTime time) {
        LocalDateTime instant = time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
        if (instant.equals(LAST_TIME)) {
            return OffsetDateTime.MAX;
        }
        return instant.equals(FIRST_TIME) ? OffsetDateTime.MIN : time;
    }

    private static LocalDateTime microseconds(long sinceEpoch) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(sinceEpoch, 1_000_000L),
                (int) Math.floorMod(sinceEpoch, 1_000_000L) * 1000,
                ZoneOffset.UTC);
    }
}
