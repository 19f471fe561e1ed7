package dev.floe.jinja.module.datetime;

import java.time.Month;
import java.util.Locale;

/** Abbreviates months as the C locale does: three letters each, whatever the JDK's locale data prefer. */
final class MonthNames {
    private MonthNames() {}

    static String abbreviation(Month month) {
        return month.name().charAt(0) + month.name().substring(1, 3).toLowerCase(Locale.ROOT);
    }
}
