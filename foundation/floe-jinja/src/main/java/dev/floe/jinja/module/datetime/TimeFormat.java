package dev.floe.jinja.module.datetime;

import static java.util.Objects.requireNonNull;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.Optional;

/**
 * A time that {@code strftime} writes, in the C locale.
 *
 * @param time the time on the clock
 * @param period what its zone says of it
 * @param home the zone in which the seconds since 1970 are counted
 */
record TimeFormat(LocalDateTime time, Optional<ZonePeriod> period, ZoneId home) {
    private static final String FLAGS = "-_0^#";
    /** Wider is written as it stands, so that a format cannot ask for all memory. */
    private static final int MAXIMUM_WIDTH = 16;

    TimeFormat {
        requireNonNull(time, "time is null");
        requireNonNull(period, "period is null");
        requireNonNull(home, "home is null");
    }

    static TimeFormat ofNaive(LocalDateTime time) {
        return new TimeFormat(time, Optional.empty(), ZoneOffset.UTC);
    }

    String format(String format) {
        StringBuilder text = new StringBuilder(format.length() * 2);
        int position = 0;
        while (position < format.length()) {
            char character = format.charAt(position);
            if (character != '%') {
                text.append(character);
                position++;
                continue;
            }
            int end = position + 1;
            while (end < format.length() && FLAGS.indexOf(format.charAt(end)) >= 0) {
                end++;
            }
            String flags = format.substring(position + 1, end);
            int widthStart = end;
            while (end < format.length() && end < widthStart + 3 && isDigit(format.charAt(end))) {
                end++;
            }
            int width = end == widthStart ? 0 : Integer.parseInt(format.substring(widthStart, end));
            Optional<String> written = end < format.length() && width <= MAXIMUM_WIDTH
                    ? directive(format.charAt(end), flags, width)
                    : Optional.empty();
            end = Math.min(end + 1, format.length());
            text.append(written.orElse(format.substring(position, end)));
            position = end;
        }
        return text.toString();
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private Optional<String> directive(char directive, String flags, int width) {
        if ("fzZ".indexOf(directive) >= 0) {
            return flags.isEmpty() && width == 0 ? Optional.of(ofPython(directive)) : Optional.empty();
        }
        return number(directive, flags, width).or(() -> words(directive).map(text -> {
            String cased = flags.indexOf('^') >= 0
                    ? text.toUpperCase(Locale.ROOT)
                    : flags.indexOf('#') >= 0 ? swapped(directive, text) : text;
            return " ".repeat(Math.max(width - cased.length(), 0)) + cased;
        }));
    }

    private static String swapped(char directive, String text) {
        return switch (directive) {
            case 'p' -> text.toLowerCase(Locale.ROOT);
            case 'a', 'A', 'b', 'B', 'h' -> text.toUpperCase(Locale.ROOT);
            default -> text;
        };
    }

    /** The directives that Python writes itself. */
    private String ofPython(char directive) {
        return switch (directive) {
            case 'f' -> String.format(Locale.ROOT, "%06d", time.get(ChronoField.MICRO_OF_SECOND));
            case 'z' ->
                period.map(zone -> OffsetText.withoutColons(zone.offset())).orElse("");
            default -> period.flatMap(ZonePeriod::name).orElse("");
        };
    }

    private Optional<String> number(char directive, String flags, int width) {
        int weekday = time.getDayOfWeek().getValue();
        int hour = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
        return switch (directive) {
            case 'Y' -> padded(time.getYear(), 1, '0', flags, width);
            case 'C' -> padded(time.getYear() / 100, 1, '0', flags, width);
            case 'G' -> padded(time.get(IsoFields.WEEK_BASED_YEAR), 1, '0', flags, width);
            case 'g' -> padded(time.get(IsoFields.WEEK_BASED_YEAR) % 100, 2, '0', flags, width);
            case 'y' -> padded(time.getYear() % 100, 2, '0', flags, width);
            case 'm' -> padded(time.getMonthValue(), 2, '0', flags, width);
            case 'd' -> padded(time.getDayOfMonth(), 2, '0', flags, width);
            case 'e' -> padded(time.getDayOfMonth(), 2, ' ', flags, width);
            case 'H' -> padded(time.getHour(), 2, '0', flags, width);
            case 'k' -> padded(time.getHour(), 2, ' ', flags, width);
            case 'I' -> padded(hour, 2, '0', flags, width);
            case 'l' -> padded(hour, 2, ' ', flags, width);
            case 'M' -> padded(time.getMinute(), 2, '0', flags, width);
            case 'S' -> padded(time.getSecond(), 2, '0', flags, width);
            case 'j' -> padded(time.getDayOfYear(), 3, '0', flags, width);
            case 'w' -> padded(weekday % 7, 1, '0', flags, width);
            case 'u' -> padded(weekday, 1, '0', flags, width);
            case 'U' -> padded((time.getDayOfYear() + 6 - weekday % 7) / 7, 2, '0', flags, width);
            case 'W' -> padded((time.getDayOfYear() + 7 - weekday) / 7, 2, '0', flags, width);
            case 'V' -> padded(time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2, '0', flags, width);
            case 's' -> padded(time.atZone(home).toEpochSecond(), 1, '0', flags, width);
            default -> Optional.empty();
        };
    }

    private static Optional<String> padded(long number, int width, char padding, String flags, int wanted) {
        String digits = Long.toString(number);
        char last = padding;
        for (int i = 0; i < flags.length(); i++) {
            char flag = flags.charAt(i);
            last = flag == '_' ? ' ' : flag == '0' || flag == '-' ? flag : last;
        }
        if (last == '-') {
            return Optional.of(digits);
        }
        int missing = Math.max(Math.max(width, wanted) - digits.length(), 0);
        return Optional.of(Character.toString(last).repeat(missing) + digits);
    }

    private Optional<String> words(char directive) {
        return switch (directive) {
            case 'a' -> Optional.of(time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
            case 'A' -> Optional.of(time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
            case 'b', 'h' -> Optional.of(MonthNames.abbreviation(time.getMonth()));
            case 'B' -> Optional.of(time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
            case 'p' -> Optional.of(time.getHour() < 12 ? "AM" : "PM");
            case 'P' -> Optional.of(time.getHour() < 12 ? "am" : "pm");
            case 'c' -> Optional.of(format("%a %b %e %H:%M:%S %Y"));
            case 'D', 'x' -> Optional.of(format("%m/%d/%y"));
            case 'F' -> Optional.of(format("%Y-%m-%d"));
            case 'R' -> Optional.of(format("%H:%M"));
            case 'r' -> Optional.of(format("%I:%M:%S %p"));
            case 'T', 'X' -> Optional.of(format("%H:%M:%S"));
            case 'n' -> Optional.of("\n");
            case 't' -> Optional.of("\t");
            case '%' -> Optional.of("%");
            default -> Optional.empty();
        };
    }
}
