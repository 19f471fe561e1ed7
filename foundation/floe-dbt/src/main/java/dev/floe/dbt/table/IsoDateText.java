package dev.floe.dbt.table;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the dates of ISO 8601: complete ones, weeks, days of a year, months, years and centuries. */
final class IsoDateText {
    private static final Pattern COMPLETE = Pattern.compile("([0-9]{4})(-?)([0-9]{2})\\2([0-9]{2})");
    private static final Pattern WEEK = Pattern.compile("([0-9]{4})(-?)W([0-9]{2})(?:\\2([0-9]))?");
    private static final Pattern ORDINAL = Pattern.compile("([0-9]{4})-?([0-9]{3})");
    private static final Pattern MONTH = Pattern.compile("([0-9]{4})-?([0-9]{2})");
    private static final Pattern YEAR = Pattern.compile("[0-9]{4}");
    private static final Pattern CENTURY = Pattern.compile("[0-9]{2}");

    private IsoDateText() {}

    static Optional<LocalDate> read(String text) {
        Matcher complete = COMPLETE.matcher(text);
        if (complete.matches()) {
            return month(number(complete, 1), number(complete, 3), number(complete, 4));
        }
        Matcher week = WEEK.matcher(text);
        if (week.matches()) {
            int day = week.group(4) == null ? 1 : number(week, 4);
            return firstDay(number(week, 1)).flatMap(first -> week(first, number(week, 3), day));
        }
        Matcher ordinal = ORDINAL.matcher(text);
        if (ordinal.matches()) {
            return firstDay(number(ordinal, 1)).flatMap(first -> inRange(first.plusDays(number(ordinal, 2) - 1L)));
        }
        Matcher month = MONTH.matcher(text);
        if (month.matches()) {
            return month(number(month, 1), number(month, 2), 1);
        }
        if (YEAR.matcher(text).matches()) {
            return firstDay(Integer.parseInt(text));
        }
        return CENTURY.matcher(text).matches() ? firstDay(Integer.parseInt(text) * 100 + 1) : Optional.empty();
    }

    private static int number(Matcher match, int group) {
        return Integer.parseInt(match.group(group));
    }

    private static Optional<LocalDate> firstDay(int year) {
        return DateText.dateOf(year, 1, 1);
    }

    /** A month zero is taken for the first. */
    private static Optional<LocalDate> month(int year, int month, int day) {
        return DateText.dateOf(year, month == 0 ? 1 : month, day);
    }

    private static Optional<LocalDate> week(LocalDate first, int week, int day) {
        boolean isFirstWeek = first.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) == 1;
        long days = (long) day - first.getDayOfWeek().getValue();
        return inRange(
                first.plus(isFirstWeek ? week - 1L : week, ChronoUnit.WEEKS).plusDays(days));
    }

    private static Optional<LocalDate> inRange(LocalDate date) {
        return date.getYear() >= 1 && date.getYear() <= 9999 ? Optional.of(date) : Optional.empty();
    }
}
