package dev.floe.jinja.module.datetime;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.StringValue;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what {@code fromisoformat} takes: days, weeks and times of ISO 8601, with and without signs between. */
final class IsoReading {
    private static final String CALENDAR = "(?<year>\\d{4})(?<sign>-?)(?<month>\\d\\d)\\k<sign>(?<day>\\d\\d)";
    private static final String WEEKS =
            "(?<weekyear>\\d{4})(?<weeksign>-?)W(?<week>\\d\\d)(?:\\k<weeksign>(?<weekday>\\d))?";
    private static final Pattern DATE = Pattern.compile(CALENDAR + "|" + WEEKS);
    private static final Pattern CLOCK = Pattern.compile("(?<hour>\\d\\d)"
            + "(?:(?<sign>:?)(?<minute>\\d\\d)(?:\\k<sign>(?<second>\\d\\d)(?:[.,](?<fraction>\\d+))?)?)?");

    private IsoReading() {}

    static LocalDate date(String text) {
        Matcher matcher = DATE.matcher(text);
        if (!matcher.matches()) {
            throw refused(text);
        }
        return date(matcher, text);
    }

    private static LocalDate date(Matcher matcher, String text) {
        if (matcher.group("weekyear") != null) {
            int weekday = matcher.group("weekday") == null ? 1 : number(matcher.group("weekday"));
            try {
                return DateType.ofIsoCalendar(
                        number(matcher.group("weekyear")), number(matcher.group("week")), weekday);
            } catch (TemplateException noSuchWeek) {
                throw refused(text);
            }
        }
        return Fields.date(number(matcher.group("year")), number(matcher.group("month")), number(matcher.group("day")));
    }

    static TimeValue time(String text) {
        return clock(text.startsWith("T") ? text.substring(1) : text, text);
    }

    static DateTimeValue dateTime(String text, ZoneId home) {
        Matcher matcher = DATE.matcher(text);
        if (!matcher.lookingAt()) {
            throw refused(text);
        }
        LocalDate date = date(matcher, text);
        if (matcher.end() == text.length()) {
            return new DateTimeValue(date.atStartOfDay(), Optional.empty(), home);
        }
        int start = text.offsetByCodePoints(matcher.end(), 1);
        TimeValue time = clock(text.substring(start), text);
        return new DateTimeValue(LocalDateTime.of(date, time.time()), time.zone(), home);
    }

    private static TimeValue clock(String text, String whole) {
        int zoneStart = zoneStart(text);
        Matcher matcher = CLOCK.matcher(text.substring(0, zoneStart));
        if (!matcher.matches()) {
            throw refused(whole);
        }
        Optional<ZoneValue> zone =
                zoneStart == text.length() ? Optional.empty() : Optional.of(zone(text.substring(zoneStart), whole));
        return new TimeValue(time(matcher), zone);
    }

    private static int zoneStart(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("+-Z".indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    private static LocalTime time(Matcher clock) {
        int hour = number(clock.group("hour"));
        int minute = number(clock.group("minute"));
        int second = number(clock.group("second"));
        if (hour > 23) {
            throw TemplateException.value("hour must be in 0..23");
        }
        if (minute > 59) {
            throw TemplateException.value("minute must be in 0..59");
        }
        if (second > 59) {
            throw TemplateException.value("second must be in 0..59");
        }
        return LocalTime.of(hour, minute, second, micros(clock) * 1000);
    }

    private static int micros(Matcher clock) {
        String fraction = clock.group("fraction");
        return fraction == null ? 0 : Integer.parseInt((fraction + "00000").substring(0, 6));
    }

    private static ZoneValue zone(String text, String whole) {
        if (text.equals("Z")) {
            return OffsetZone.UTC;
        }
        Matcher matcher = CLOCK.matcher(text.substring(1));
        if (!matcher.matches()) {
            throw refused(whole);
        }
        long seconds = number(matcher.group("hour")) * 3600L
                + number(matcher.group("minute")) * 60L
                + number(matcher.group("second"));
        return offset((seconds * 1_000_000 + micros(matcher)) * (text.startsWith("-") ? -1 : 1));
    }

    /**
     * A zone with this offset.
     *
     * @throws TemplateException of kind VALUE if it is a day or more
     */
    static OffsetZone offset(long micros) {
        if (Math.abs(micros) >= 86_400_000_000L) {
            throw TemplateException.value("offset must be a timedelta strictly between -timedelta(hours=24) and"
                    + " timedelta(hours=24), not "
                    + DeltaValue.ofMicros(micros).repr()
                    + ".");
        }
        return micros == 0 ? OffsetZone.UTC : new OffsetZone(micros, Optional.empty());
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static TemplateException refused(String text) {
        return TemplateException.of(
                ErrorKind.VALUE,
                "Invalid isoformat string: " + StringValue.of(text).repr());
    }
}
