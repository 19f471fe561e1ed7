package dev.floe.plugin.postgres;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Reads the texts in which PostgreSQL writes days and times under {@code DateStyle ISO}. */
final class PostgresTimes {
    private static final String BEFORE_CHRIST = " BC";
    private static final String LAST = "infinity";
    private static final String FIRST = "-infinity";

    private PostgresTimes() {}

    /** Such as {@code 2024-02-29} or {@code 0044-03-15 BC}. */
    static Object date(String text) {
        return switch (text) {
            case LAST -> LocalDate.MAX;
            case FIRST -> LocalDate.MIN;
            default -> day(text.replace(BEFORE_CHRIST, ""), text.endsWith(BEFORE_CHRIST) ? Era.BEFORE : Era.AFTER);
        };
    }

    /** Such as {@code 12:34:56.5}; the end of the day, which Java does not have, stays a text. */
    static Object time(String text) {
        return text.startsWith("24:") ? text : LocalTime.parse(text);
    }

    /** Such as {@code 2024-02-29 12:34:56.123456}. */
    static Object timestamp(String text) {
        return switch (text) {
            case LAST -> LocalDateTime.MAX;
            case FIRST -> LocalDateTime.MIN;
            default -> dateTime(text.replace(BEFORE_CHRIST, ""), text.endsWith(BEFORE_CHRIST) ? Era.BEFORE : Era.AFTER);
        };
    }

    /** Such as {@code 2024-02-29 12:34:56+01}. */
    static Object timestampWithZone(String text) {
        if (text.equals(LAST)) {
            return OffsetDateTime.MAX;
        }
        if (text.equals(FIRST)) {
            return OffsetDateTime.MIN;
        }
        String written = text.replace(BEFORE_CHRIST, "");
        int zone = Math.max(written.lastIndexOf('+'), written.lastIndexOf('-'));
        return dateTime(written.substring(0, zone), text.endsWith(BEFORE_CHRIST) ? Era.BEFORE : Era.AFTER)
                .atOffset(ZoneOffset.of(written.substring(zone)));
    }

    private enum Era {
        BEFORE,
        AFTER
    }

    private static LocalDateTime dateTime(String text, Era era) {
        int space = text.indexOf(' ');
        return day(text.substring(0, space), era).atTime(LocalTime.parse(text.substring(space + 1)));
    }

    /** Years have four digits or more. The year before the first one after Christ is Java's year 0. */
    private static LocalDate day(String text, Era era) {
        String[] parts = text.split("-", -1);
        int year = Integer.parseInt(parts[0]);
        return LocalDate.of(
                era == Era.BEFORE ? 1 - year : year, Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }
}
