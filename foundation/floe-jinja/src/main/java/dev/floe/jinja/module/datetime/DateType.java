package dev.floe.jinja.module.datetime;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.module.member.Functions;
import dev.floe.jinja.module.member.TypeValue;
import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.Parameters;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Map;

/** The type {@code date}. */
final class DateType {
    private static final Parameters PARAMETERS = Parameters.of("date(year, month, day)");

    private DateType() {}

    static TypeValue create(Clock clock) {
        Functions functions = new Functions();
        functions.add("today()", arguments -> new DateValue(LocalDate.now(clock)));
        functions.add(
                "fromtimestamp(timestamp)",
                arguments -> new DateValue(DateTimeType.ofTimestamp(arguments.value("timestamp"), clock.getZone())
                        .time()
                        .toLocalDate()));
        functions.add("fromordinal(ordinal)", arguments -> new DateValue(ofOrdinal(arguments)));
        functions.add("fromisocalendar(year, week, day)", arguments -> new DateValue(ofIsoCalendar(arguments)));
        functions.add("fromisoformat(date_string)", arguments -> new DateValue(IsoReading.date(isoText(arguments))));
        constants().forEach(functions::put);
        return new TypeValue(
                "datetime.date",
                (evaluation, arguments) -> new DateValue(Fields.date(PARAMETERS.bind(arguments), LocalDate.MIN)),
                functions.members());
    }

    static Map<String, Value> constants() {
        return Map.of(
                "min", new DateValue(LocalDate.of(1, 1, 1)),
                "max", new DateValue(LocalDate.of(9999, 12, 31)),
                "resolution", DeltaValue.ofMicros(86_400_000_000L));
    }

    /** The text that {@code fromisoformat} is to read. */
    static String isoText(BoundArguments arguments) {
        if (arguments.values().values().iterator().next() instanceof StringValue text) {
            return text.value();
        }
        throw TemplateException.type("fromisoformat: argument must be str");
    }

    static LocalDate ofOrdinal(BoundArguments arguments) {
        int ordinal = Fields.number(arguments.value("ordinal"));
        if (ordinal < 1) {
            throw TemplateException.value("ordinal must be >= 1");
        }
        LocalDate date = LocalDate.ofEpochDay(ordinal - CalendarMembers.ORDINAL_OF_EPOCH);
        if (date.getYear() > 9999) {
            throw TemplateException.value("year " + date.getYear() + " is out of range");
        }
        return date;
    }

    static LocalDate ofIsoCalendar(BoundArguments arguments) {
        return ofIsoCalendar(
                Fields.number(arguments.value("year")),
                Fields.number(arguments.value("week")),
                Fields.number(arguments.value("day")));
    }

    static LocalDate ofIsoCalendar(int year, int week, int day) {
        if (year < 1 || year > 9999) {
            throw TemplateException.value("Year is out of range: " + year);
        }
        LocalDate inFirstWeek = LocalDate.of(year, 1, 4);
        if (week < 1
                || week
                        > IsoFields.WEEK_OF_WEEK_BASED_YEAR
                                .rangeRefinedBy(inFirstWeek)
                                .getMaximum()) {
            throw TemplateException.value("Invalid week: " + week);
        }
        if (day < 1 || day > 7) {
            throw TemplateException.value("Invalid day: " + day + " (range is [1, 7])");
        }
        LocalDate monday = inFirstWeek.minusDays(inFirstWeek.getDayOfWeek().getValue() - 1L);
        return Fields.requireInRange(monday.plusDays((week - 1) * 7L + day - 1));
    }
}
