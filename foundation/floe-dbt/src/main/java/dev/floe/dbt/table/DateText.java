package dev.floe.dbt.table;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads dates such as {@code 2024-1-31} and {@code 2024-01-31 10:20:30}; zeros in front may be missing. */
final class DateText {
    private static final String DATE = "([0-9]{4})-(1[0-2]|0[1-9]|[1-9])-(3[0-1]|[1-2][0-9]|0[1-9]|[1-9]| [1-9])";
    private static final Pattern DATE_ONLY = Pattern.compile(DATE);
    private static final Pattern DATE_TIME =
            Pattern.compile(DATE + "(?U:\\s+)(2[0-3]|[0-1][0-9]|[0-9]):([0-5][0-9]|[0-9]):([0-5][0-9]|[0-9])");

    private DateText() {}

    static Optional<LocalDate> date(String text) {
        Matcher match = DATE_ONLY.matcher(text);
        return match.matches() ? date(match) : Optional.empty();
    }

    static Optional<LocalDateTime> dateTime(String text) {
        Matcher match = DATE_TIME.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        LocalTime time = LocalTime.of(
                Integer.parseInt(match.group(4)), Integer.parseInt(match.group(5)), Integer.parseInt(match.group(6)));
        return date(match).map(date -> date.atTime(time));
    }

    private static Optional<LocalDate> date(Matcher match) {
        return dateOf(
                Integer.parseInt(match.group(1)),
                Integer.parseInt(match.group(2)),
                Integer.parseInt(match.group(3).strip()));
    }

    /** A date of Python: its years are 1 to 9999. */
    static Optional<LocalDate> dateOf(int year, int month, int day) {
        if (year < 1 || year > 9999) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
