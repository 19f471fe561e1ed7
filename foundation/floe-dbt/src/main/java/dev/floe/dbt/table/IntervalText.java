package dev.floe.dbt.table;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as Python writes its {@code timedelta}, which knows days and seconds alone. */
public final class IntervalText {
    private static final Pattern PART = Pattern.compile("(-?\\d+) (year|mon|day)s?");
    private static final Pattern TIME = Pattern.compile("([-+]?)(\\d+):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,6}))?$");
    private static final long MICROS = 1_000_000;
    private static final long MICROS_OF_DAY = 24 * 3600 * MICROS;

    private IntervalText() {}

    /** Such as {@code 32 days, 0:00:03} for {@code 1 mon 2 days 00:00:03}: a year has 365 days, and a month has 30. */
    public static String ofPostgres(String interval) {
        long days = 0;
        Matcher part = PART.matcher(interval);
        while (part.find()) {
            long count = Long.parseLong(part.group(1));
            days += switch (part.group(2)) {
                case "year" -> count * 365;
                case "mon" -> count * 30;
                default -> count;
            };
        }
        Matcher time = TIME.matcher(interval);
        return written(days, time.find() ? micros(time) : 0);
    }

    private static long micros(Matcher time) {
        long seconds = Long.parseLong(time.group(2)) * 3600
                + Long.parseLong(time.group(3)) * 60
                + Long.parseLong(time.group(4));
        String fraction = time.group(5) == null ? "" : time.group(5);
        long micros = seconds * MICROS + Long.parseLong((fraction + "000000").substring(0, 6));
        return time.group(1).equals("-") ? -micros : micros;
    }

    private static String written(long days, long micros) {
        long allDays = days + Math.floorDiv(micros, MICROS_OF_DAY);
        long rest = Math.floorMod(micros, MICROS_OF_DAY);
        long seconds = rest / MICROS;
        String time = "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60)
                + (rest % MICROS == 0 ? "" : ".%06d".formatted(rest % MICROS));
        if (allDays == 0) {
            return time;
        }
        return allDays + (Math.abs(allDays) == 1 ? " day, " : " days, ") + time;
    }
}
