package dev.floe.jinja.module.datetime;

import java.util.Locale;

/** Writes distances to UTC, such as {@code +02:00}. */
final class OffsetText {
    private OffsetText() {}

    static String withColons(long micros) {
        return write(micros, ":");
    }

    static String withoutColons(long micros) {
        return write(micros, "");
    }

    private static String write(long micros, String separator) {
        long size = Math.abs(micros);
        long seconds = size / 1_000_000 % 60;
        StringBuilder text = new StringBuilder(micros < 0 ? "-" : "+")
                .append(two(size / 3_600_000_000L))
                .append(separator)
                .append(two(size / 60_000_000 % 60));
        if (size % 60_000_000 != 0) {
            text.append(separator).append(two(seconds));
        }
        if (size % 1_000_000 != 0) {
            text.append(String.format(Locale.ROOT, ".%06d", size % 1_000_000));
        }
        return text.toString();
    }

    private static String two(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }
}
