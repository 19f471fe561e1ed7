package dev.floe.jinja.module.datetime;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.module.member.Functions;
import dev.floe.jinja.module.member.TypeValue;
import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.DecimalValue;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.NumberValue;
import dev.floe.jinja.value.Parameters;
import dev.floe.jinja.value.Value;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** The type {@code datetime}. */
final class DateTimeType {
    private static final Parameters PARAMETERS =
            Parameters.of("datetime(year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None)");

    private DateTimeType() {}

    static TypeValue create(Clock clock) {
        ZoneId home = clock.getZone();
        Functions functions = new Functions();
        addClocks(functions, clock);
        functions.add("fromtimestamp(timestamp, tz=None)", arguments -> ofTimestamp(arguments, home));
        functions.add(
                "utcfromtimestamp(timestamp)",
                arguments -> naive(Moments.ofSeconds(seconds(arguments.value("timestamp"))), home));
        functions.add("combine(date, time, tzinfo=None)", arguments -> combined(arguments, home));
        functions.add(
                "fromordinal(ordinal)",
                arguments -> naive(DateType.ofOrdinal(arguments).atStartOfDay(), home));
        functions.add(
                "fromisocalendar(year, week, day)",
                arguments -> naive(DateType.ofIsoCalendar(arguments).atStartOfDay(), home));
        functions.add(
                "fromisoformat(date_string)", arguments -> IsoReading.dateTime(DateType.isoText(arguments), home));
        functions.addEvaluated("strptime(date_string, format)", (evaluation, arguments) -> {
            String text = arguments.text("date_string");
            String format = arguments.text("format");
            evaluation.chargeSteps((long) text.length() + format.length());
            return TimeReading.read(text, format, home);
        });
        constants(home).forEach(functions::put);
        return new TypeValue(
                "datetime.datetime",
                (evaluation, arguments) -> make(PARAMETERS.bind(arguments), home),
                functions.members());
    }

    static Map<String, Value> constants(ZoneId home) {
        return Map.of(
                "min", naive(LocalDateTime.of(1, 1, 1, 0, 0), home),
                "max", naive(LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000), home),
                "resolution", DeltaValue.ofMicros(1));
    }

    private static void addClocks(Functions functions, Clock clock) {
        ZoneId home = clock.getZone();
        functions.add("today()", arguments -> naive(LocalDateTime.now(clock), home));
        functions.add("utcnow()", arguments -> naive(utc(clock), home));
        functions.add("now(tz=None)", arguments -> ZoneValue.of(arguments.value("tz", NoneValue.NONE))
                .map(zone -> Moments.atUtc(utc(clock), zone, home))
                .orElseGet(() -> naive(LocalDateTime.now(clock), home)));
    }

    private static LocalDateTime utc(Clock clock) {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static DateTimeValue naive(LocalDateTime time, ZoneId home) {
        return new DateTimeValue(time, Optional.empty(), home);
    }

    private static Value make(BoundArguments arguments, ZoneId home) {
        LocalDate date = Fields.date(arguments, LocalDate.MIN);
        LocalTime time = Fields.time(arguments, LocalTime.MIDNIGHT);
        return new DateTimeValue(
                LocalDateTime.of(date, time), ZoneValue.of(arguments.value("tzinfo", NoneValue.NONE)), home);
    }

    private static Value ofTimestamp(BoundArguments arguments, ZoneId home) {
        Value timestamp = arguments.value("timestamp");
        return ZoneValue.of(arguments.value("tz", NoneValue.NONE))
                .map(zone -> Moments.atUtc(Moments.ofSeconds(seconds(timestamp)), zone, home))
                .orElseGet(() -> ofTimestamp(timestamp, home));
    }

    /** The time at home that many seconds after 1970. */
    static DateTimeValue ofTimestamp(Value timestamp, ZoneId home) {
        LocalDateTime utc = Moments.ofSeconds(seconds(timestamp));
        return naive(utc.atOffset(ZoneOffset.UTC).atZoneSameInstant(home).toLocalDateTime(), home);
    }

    private static BigDecimal seconds(Value value) {
        if (value instanceof FloatValue fraction && Double.isNaN(fraction.value())) {
            throw TemplateException.value("Invalid value NaN (not a number)");
        }
        if (value instanceof FloatValue fraction && Double.isInfinite(fraction.value())) {
            throw TemplateException.of(ErrorKind.OVERFLOW, "timestamp out of range for platform time_t");
        }
        if (value instanceof NumberValue number && !(value instanceof DecimalValue)) {
            return number.exact();
        }
        throw TemplateException.type("'%s' object cannot be interpreted as an integer".formatted(value.typeName()));
    }

    private static Value combined(BoundArguments arguments, ZoneId home) {
        LocalDate date =
                switch (arguments.value("date")) {
                    case DateValue day -> day.date();
                    case DateTimeValue moment -> moment.time().toLocalDate();
                    default ->
                        throw TemplateException.type("combine() argument 1 must be datetime.date, not "
                                + arguments.value("date").typeName());
                };
        if (!(arguments.value("time") instanceof TimeValue time)) {
            throw TemplateException.type("combine() argument 2 must be datetime.time, not "
                    + arguments.value("time").typeName());
        }
        Optional<ZoneValue> zone = arguments.find("tzinfo").map(ZoneValue::of).orElse(time.zone());
        return new DateTimeValue(LocalDateTime.of(date, time.time()), zone, home);
    }
}
