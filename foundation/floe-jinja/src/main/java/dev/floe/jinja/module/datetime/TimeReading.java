package dev.floe.jinja.module.datetime;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.StringValue;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads times as {@code strptime} does, in the C locale. */
final class TimeReading {
    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    private static final List<String> WEEKDAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
    private static final Map<Character, String> COMPOSED =
            Map.of('c', "%a %b %d %H:%M:%S %Y", 'x', "%m/%d/%y", 'X', "%H:%M:%S");
    private static final Map<Character, String> PATTERNS = patterns();

    private final Map<Character, String> fields;

    private TimeReading(Map<Character, String> fields) {
        this.fields = fields;
    }

    private static Map<Character, String> patterns() {
        Map<Character, String> patterns = new HashMap<>();
        patterns.put('d', "3[01]|[12]\\d|0[1-9]|[1-9]| [1-9]");
        patterns.put('f', "[0-9]{1,6}");
        patterns.put('H', "2[0-3]|[01]\\d|\\d");
        patterns.put('I', "1[0-2]|0[1-9]|[1-9]");
        patterns.put('G', "\\d{4}");
        patterns.put('j', "36[0-6]|3[0-5]\\d|[12]\\d\\d|0[1-9]\\d|00[1-9]|[1-9]\\d|0[1-9]|[1-9]");
        patterns.put('m', "1[0-2]|0[1-9]|[1-9]");
        patterns.put('M', "[0-5]\\d|\\d");
        patterns.put('S', "6[01]|[0-5]\\d|\\d");
        patterns.put('U', "5[0-3]|[0-4]\\d|\\d");
        patterns.put('W', "5[0-3]|[0-4]\\d|\\d");
        patterns.put('u', "[1-7]");
        patterns.put('w', "[0-6]");
        patterns.put('V', "5[0-3]|0[1-9]|[1-4]\\d|\\d");
        patterns.put('y', "\\d\\d");
        patterns.put('Y', "\\d{4}");
        patterns.put('z', "[+-]\\d\\d:?[0-5]\\d(?::?[0-5]\\d(?:\\.\\d{1,6})?)?|(?-i:Z)");
        patterns.put('Z', "utc|gmt");
        patterns.put('A', String.join("|", WEEKDAYS));
        patterns.put('a', abbreviations(WEEKDAYS));
        patterns.put('B', String.join("|", MONTHS));
        patterns.put('b', abbreviations(MONTHS));
        patterns.put('p', "am|pm");
        return Map.copyOf(patterns);
    }

    private static String abbreviations(List<String> names) {
        return String.join("|", names.stream().map(name -> name.substring(0, 3)).toList());
    }

    /**
     * Reads a time.
     *
     * @throws TemplateException of kind VALUE with Python's words if the text has another form
     */
    static DateTimeValue read(String text, String format, ZoneId home) {
        Set<Character> names = new HashSet<>();
        Matcher matcher = Pattern.compile(translated(format, format, names), Pattern.CASE_INSENSITIVE)
                .matcher(text);
        if (!matcher.lookingAt()) {
            throw TemplateException.value("time data %s does not match format %s"
                    .formatted(
                            StringValue.of(text).repr(), StringValue.of(format).repr()));
        }
        if (matcher.end() < text.length()) {
            throw TemplateException.value("unconverted data remains: " + text.substring(matcher.end()));
        }
        Map<Character, String> fields = new HashMap<>();
        for (char name : names) {
            fields.put(name, matcher.group("d" + name).toLowerCase(java.util.Locale.ROOT));
        }
        TimeReading reading = new TimeReading(fields);
        LocalDateTime time = LocalDateTime.of(reading.date(), reading.clock());
        return new DateTimeValue(time, reading.zone(), home);
    }

    private static String translated(String format, String whole, Set<Character> names) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char character = format.charAt(i);
            if (Character.isWhitespace(character)) {
                while (i + 1 < format.length() && Character.isWhitespace(format.charAt(i + 1))) {
                    i++;
                }
                pattern.append("\\s+");
            } else if (character != '%') {
                pattern.append(Pattern.quote(Character.toString(character)));
            } else if (++i == format.length()) {
                throw TemplateException.value("stray %% in format '%s'".formatted(whole));
            } else {
                pattern.append(directive(format.charAt(i), whole, names));
            }
        }
        return pattern.toString();
    }

    private static String directive(char directive, String whole, Set<Character> names) {
        if (directive == '%') {
            return "%";
        }
        String composed = COMPOSED.get(directive);
        if (composed != null) {
            return translated(composed, whole, names);
        }
        String pattern = PATTERNS.get(directive);
        if (pattern == null) {
            throw TemplateException.value("'%s' is a bad directive in format '%s'".formatted(directive, whole));
        }
        if (!names.add(directive)) {
            throw TemplateException.of(ErrorKind.PATTERN, "redefinition of group name '%s'".formatted(directive));
        }
        return "(?<d" + directive + ">" + pattern + ")";
    }

    private OptionalInt number(char directive) {
        String digits = fields.get(directive);
        return digits == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits.strip()));
    }

    private OptionalInt index(char directive, List<String> names) {
        String found = fields.get(directive);
        for (int i = 0; found != null && i < names.size(); i++) {
            if (names.get(i).equals(found) || names.get(i).substring(0, 3).equals(found)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    private LocalTime clock() {
        int hour = number('H').orElse(0);
        if (fields.containsKey('I')) {
            boolean isAfternoon = "pm".equals(fields.get('p'));
            hour = number('I').getAsInt() % 12 + (isAfternoon ? 12 : 0);
        }
        int second = number('S').orElse(0);
        if (second > 59) {
            throw TemplateException.value("second must be in 0..59");
        }
        int micro = fields.containsKey('f') ? Integer.parseInt((fields.get('f') + "00000").substring(0, 6)) : 0;
        return LocalTime.of(hour, number('M').orElse(0), second, micro * 1000);
    }

    private OptionalInt year() {
        OptionalInt year = number('Y');
        if (number('y').isPresent()) {
            int two = number('y').getAsInt();
            return OptionalInt.of(two <= 68 ? 2000 + two : 1900 + two);
        }
        return year;
    }

    /** The day of the week, from 0 for Monday. */
    private OptionalInt weekday() {
        OptionalInt named = index('A', WEEKDAYS);
        if (named.isEmpty()) {
            named = index('a', WEEKDAYS);
        }
        if (named.isEmpty() && fields.containsKey('w')) {
            return OptionalInt.of((number('w').getAsInt() + 6) % 7);
        }
        if (named.isEmpty() && fields.containsKey('u')) {
            return OptionalInt.of(number('u').getAsInt() - 1);
        }
        return named;
    }

    private OptionalInt month() {
        if (fields.containsKey('m')) {
            return number('m');
        }
        OptionalInt index = index('B', MONTHS);
        if (index.isEmpty()) {
            index = index('b', MONTHS);
        }
        return index.isEmpty() ? index : OptionalInt.of(index.getAsInt() + 1);
    }

    private LocalDate date() {
        requireComplete();
        int year = year().orElse(1900);
        if (fields.containsKey('G')) {
            return DateType.ofIsoCalendar(
                    number('G').getAsInt(), number('V').getAsInt(), weekday().getAsInt() + 1);
        }
        if (fields.containsKey('j')) {
            return Fields.date(year, 1, 1).plusDays(number('j').getAsInt() - 1L);
        }
        if (year().isPresent() && weekday().isPresent() && (fields.containsKey('U') || fields.containsKey('W'))) {
            return ofWeek(year);
        }
        return Fields.date(year, month().orElse(1), number('d').orElse(1));
    }

    private void requireComplete() {
        boolean hasYear = fields.containsKey('G');
        boolean hasWeek = fields.containsKey('V');
        if (hasYear && fields.containsKey('j')) {
            throw TemplateException.value("Day of the year directive '%j' is not compatible with ISO year directive"
                    + " '%G'. Use '%Y' instead.");
        }
        if (hasYear && (!hasWeek || weekday().isEmpty())) {
            throw TemplateException.value("ISO year directive '%G' must be used with the ISO week directive '%V' and a"
                    + " weekday directive ('%A', '%a', '%w', or '%u').");
        }
        if (hasWeek && !hasYear) {
            throw TemplateException.value(
                    year().isEmpty() || weekday().isEmpty()
                            ? "ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday"
                                    + " directive ('%A', '%a', '%w', or '%u')."
                            : "ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year"
                                    + " '%G' instead.");
        }
    }

    /** A weekday of a week that counts from the first Sunday or Monday of the year. */
    private LocalDate ofWeek(int year) {
        boolean startsOnSunday = fields.containsKey('U');
        int week = number(startsOnSunday ? 'U' : 'W').getAsInt();
        LocalDate first = LocalDate.of(year, 1, 1);
        int shift = startsOnSunday ? 1 : 0;
        int firstWeekday = (first.getDayOfWeek().getValue() - 1 + shift) % 7;
        int wanted = (weekday().getAsInt() + shift) % 7;
        int daysInWeekZero = (7 - firstWeekday) % 7;
        long day = week == 0 ? wanted - firstWeekday : daysInWeekZero + 7L * (week - 1) + wanted;
        return Fields.requireInRange(first.plusDays(day));
    }

    private Optional<ZoneValue> zone() {
        String offset = fields.get('z');
        if (offset == null) {
            return Optional.empty();
        }
        Optional<String> name =
                Optional.ofNullable(fields.get('Z')).map(text -> text.toUpperCase(java.util.Locale.ROOT));
        if (offset.equals("z")) {
            return Optional.of(
                    name.<ZoneValue>map(text -> new OffsetZone(0, name)).orElse(OffsetZone.UTC));
        }
        String digits = offset.replace(":", "").substring(1);
        int point = digits.indexOf('.');
        String fraction = point < 0 ? "" : digits.substring(point + 1);
        String clock = (point < 0 ? digits : digits.substring(0, point)) + "00";
        long seconds = Integer.parseInt(clock.substring(0, 2)) * 3600L
                + Integer.parseInt(clock.substring(2, 4)) * 60L
                + Integer.parseInt(clock.substring(4, 6));
        long micros = seconds * 1_000_000 + Integer.parseInt((fraction + "000000").substring(0, 6));
        OffsetZone zone = IsoReading.offset(offset.startsWith("-") ? -micros : micros);
        return Optional.of(name.isEmpty() ? zone : new OffsetZone(zone.offset(), name));
    }
}
