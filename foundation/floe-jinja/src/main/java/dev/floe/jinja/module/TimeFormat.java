package dev.floe.jinja.module;

import dev.floe.jinja.error.TemplateException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** Python's {@code strftime} and {@code strptime}, in the C locale. */
final class TimeFormat {
    private TimeFormat() {}

    static String format(LocalDateTime time, Optional<ZoneOffset> offset, String format) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char character = format.charAt(i);
            if (character != '%' || i + 1 == format.length()) {
                text.append(character);
                continue;
            }
            char directive = format.charAt(++i);
            if (directive == '-' && i + 1 < format.length()) {
                String padded = directive(time, offset, format.charAt(++i));
                text.append(padded.length() > 1 ? padded.replaceFirst("^0+(?=.)", "") : padded);
            } else {
                text.append(directive(time, offset, directive));
            }
        }
        return text.toString();
    }

    private static String directive(LocalDateTime time, Optional<ZoneOffset> offset, char directive) {
        return switch (directive) {
            case 'Y' -> String.format(Locale.ROOT, "%04d", time.getYear());
            case 'y' -> two(time.getYear() % 100);
            case 'm' -> two(time.getMonthValue());
            case 'd' -> two(time.getDayOfMonth());
            case 'H' -> two(time.getHour());
            case 'I' -> two(time.getHour() % 12 == 0 ? 12 : time.getHour() % 12);
            case 'M' -> two(time.getMinute());
            case 'S' -> two(time.getSecond());
            case 'f' -> String.format(Locale.ROOT, "%06d", time.get(ChronoField.MICRO_OF_SECOND));
            case 'p' -> time.getHour() < 12 ? "AM" : "PM";
            case 'j' -> String.format(Locale.ROOT, "%03d", time.getDayOfYear());
            case 'a' -> time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 'A' -> time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case 'b', 'h' -> time.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 'B' -> time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case 'w' -> Integer.toString(time.getDayOfWeek().getValue() % 7);
            case 'u' -> Integer.toString(time.getDayOfWeek().getValue());
            case 'U' -> two((time.getDayOfYear() + 6 - time.getDayOfWeek().getValue() % 7) / 7);
            case 'W' -> two((time.getDayOfYear() + 6 - (time.getDayOfWeek().getValue() - 1)) / 7);
            case 'F' -> format(time, offset, "%Y-%m-%d");
            case 'T', 'X' -> format(time, offset, "%H:%M:%S");
            case 'D', 'x' -> format(time, offset, "%m/%d/%y");
            case 'R' -> format(time, offset, "%H:%M");
            case 'z' ->
                offset.map(zone -> zone.getTotalSeconds() == 0
                                ? "+0000"
                                : zone.getId().replace(":", ""))
                        .orElse("");
            case 'Z' ->
                offset.map(zone -> zone.getTotalSeconds() == 0 ? "UTC" : "UTC" + zone.getId())
                        .orElse("");
            case 's' -> Long.toString(time.toEpochSecond(offset.orElse(ZoneOffset.UTC)));
            case '%' -> "%";
            default -> "%" + directive;
        };
    }

    private static String two(int number) {
        return String.format(Locale.ROOT, "%02d", number);
    }

    /**
     * Reads a time.
     *
     * @throws TemplateException of kind VALUE with Python's words if the text has another form
     */
    static LocalDateTime parse(String text, String format) {
        int[] fields = {1900, 1, 1, 0, 0, 0, 0};
        int position = 0;
        boolean isAfternoon = false;
        for (int i = 0; i < format.length(); i++) {
            char character = format.charAt(i);
            if (character != '%' || i + 1 == format.length()) {
                if (position >= text.length() || text.charAt(position) != character) {
                    throw mismatch(text, format);
                }
                position++;
                continue;
            }
            char directive = format.charAt(++i);
            int width = directive == 'Y' ? 4 : directive == 'f' ? 6 : 2;
            int end = position;
            if (directive == 'p') {
                isAfternoon = text.regionMatches(true, position, "PM", 0, 2);
                position += 2;
                continue;
            }
            while (end < text.length() && end < position + width && Character.isDigit(text.charAt(end))) {
                end++;
            }
            int field = "YmdHMSf".indexOf(directive == 'I' ? 'H' : directive);
            if (end == position || field < 0) {
                throw mismatch(text, format);
            }
            String digits = text.substring(position, end);
            fields[field] = Integer.parseInt(field == 6 ? (digits + "000000").substring(0, 6) : digits);
            position = end;
        }
        if (position < text.length()) {
            throw TemplateException.value("unconverted data remains: " + text.substring(position));
        }
        try {
            return LocalDateTime.of(
                    LocalDate.of(fields[0], fields[1], fields[2]),
                    LocalTime.of(isAfternoon ? fields[3] % 12 + 12 : fields[3], fields[4], fields[5])
                            .plus(fields[6], ChronoUnit.MICROS));
        } catch (DateTimeException impossible) {
            throw mismatch(text, format);
        }
    }

    private static TemplateException mismatch(String text, String format) {
        return TemplateException.value("time data '" + text + "' does not match format '" + format + "'");
    }
}
