package dev.floe.jinja.module.datetime;

import dev.floe.jinja.error.TemplateException;
import java.time.LocalTime;
import java.util.Locale;

/** Writes times of day as {@code isoformat} and {@code repr} do. */
final class ClockText {
    private ClockText() {}

    static String iso(LocalTime time, String precision) {
        int micros = time.getNano() / 1000;
        String hours = format("%02d", time.getHour());
        String minutes = hours + format(":%02d", time.getMinute());
        String seconds = minutes + format(":%02d", time.getSecond());
        return switch (precision) {
            case "auto" -> micros == 0 ? seconds : seconds + format(".%06d", micros);
            case "hours" -> hours;
            case "minutes" -> minutes;
            case "seconds" -> seconds;
            case "milliseconds" -> seconds + format(".%03d", micros / 1000);
            case "microseconds" -> seconds + format(".%06d", micros);
            default -> throw TemplateException.value("Unknown timespec value");
        };
    }

    private static String format(String pattern, int number) {
        return String.format(Locale.ROOT, pattern, number);
    }

    /** The arguments that make this time. */
    static String arguments(LocalTime time) {
        int micros = time.getNano() / 1000;
        String text = time.getHour() + ", " + time.getMinute();
        if (time.getSecond() != 0 || micros != 0) {
            text += ", " + time.getSecond();
        }
        return micros == 0 ? text : text + ", " + micros;
    }
}
