package dev.floe.jinja.module;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.CallableValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.NumberValue;
import dev.floe.jinja.value.Parameters;
import dev.floe.jinja.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Python's {@code datetime}, as far as dbt projects use it: {@code date}, {@code datetime} and {@code timedelta}. */
final class DatetimeModule {
    private static final List<String> DELTA =
            List.of("days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks");
    private static final List<Long> MICROS =
            List.of(86_400_000_000L, 1_000_000L, 1L, 1_000L, 60_000_000L, 3_600_000_000L, 604_800_000_000L);

    private DatetimeModule() {}

    static HostValue create(Clock clock) {
        return new Names(
                "datetime",
                Map.of(
                        "datetime", new TypeValue("datetime.datetime", DatetimeModule::dateTime, dateTimeNames(clock)),
                        "date", new TypeValue("datetime.date", DatetimeModule::date, dateNames(clock)),
                        "timedelta", new TypeValue("datetime.timedelta", DatetimeModule::delta, Map.of())));
    }

    /** A type: it makes values, and has functions of its own. */
    private record TypeValue(String name, FunctionValue.Body make, Map<String, Value> names) implements CallableValue {
        @Override
        public Value call(Evaluation evaluation, Arguments arguments) {
            return make.call(evaluation, arguments);
        }

        @Override
        public Optional<Value> attribute(String attribute) {
            return Optional.ofNullable(names.get(attribute));
        }

        @Override
        public String typeName() {
            return "type";
        }

        @Override
        public String repr() {
            return "<class '" + name + "'>";
        }
    }

    private static Map<String, Value> dateTimeNames(Clock clock) {
        return Map.of(
                "now", function("now(tz=None)", arguments -> DateTimeValue.of(LocalDateTime.now(clock))),
                "today", function("today()", arguments -> DateTimeValue.of(LocalDateTime.now(clock))),
                "utcnow",
                        function(
                                "utcnow()",
                                arguments ->
                                        DateTimeValue.of(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))),
                "strptime",
                        function(
                                "strptime(date_string, format)",
                                arguments -> DateTimeValue.of(
                                        TimeFormat.parse(arguments.text("date_string"), arguments.text("format")))),
                "fromisoformat",
                        function("fromisoformat(date_string)", arguments -> zoned(arguments.text("date_string"))));
    }

    private static Map<String, Value> dateNames(Clock clock) {
        return Map.of(
                "today", function("today()", arguments -> DateTimeValue.ofDate(LocalDateTime.now(clock))),
                "fromisoformat",
                        function(
                                "fromisoformat(date_string)",
                                arguments -> DateTimeValue.ofDate(iso(arguments.text("date_string")))));
    }

    /** What a function makes of its arguments. */
    @FunctionalInterface
    private interface Body {
        Value make(BoundArguments arguments);
    }

    private static Value function(String signature, Body body) {
        return FunctionValue.of(Parameters.of(signature), (evaluation, arguments) -> body.make(arguments));
    }

    /** A time with its distance to UTC, where the text has one. */
    private static DateTimeValue zoned(String text) {
        if (!text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")) {
            return DateTimeValue.of(iso(text));
        }
        try {
            return DateTimeValue.of(OffsetDateTime.parse(text.replace(' ', 'T')));
        } catch (DateTimeException wrong) {
            throw TemplateException.value("Invalid isoformat string: '" + text + "'");
        }
    }

    private static LocalDateTime iso(String text) {
        try {
            String normal = text.replace(' ', 'T');
            return normal.indexOf('T') < 0 ? LocalDate.parse(normal).atStartOfDay() : LocalDateTime.parse(normal);
        } catch (DateTimeException wrong) {
            throw TemplateException.value("Invalid isoformat string: '" + text + "'");
        }
    }

    private static Value dateTime(Evaluation evaluation, Arguments arguments) {
        BoundArguments bound = Parameters.of(
                        "datetime(year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None)")
                .bind(arguments);
        try {
            return DateTimeValue.of(LocalDateTime.of(
                    bound.number("year", 1),
                    bound.number("month", 1),
                    bound.number("day", 1),
                    bound.number("hour", 0),
                    bound.number("minute", 0),
                    bound.number("second", 0),
                    bound.number("microsecond", 0) * 1000));
        } catch (DateTimeException impossible) {
            throw TemplateException.value(String.valueOf(impossible.getMessage()));
        }
    }

    private static Value date(Evaluation evaluation, Arguments arguments) {
        BoundArguments bound = Parameters.of("date(year, month, day)").bind(arguments);
        try {
            return DateTimeValue.ofDate(
                    LocalDate.of(bound.number("year", 1), bound.number("month", 1), bound.number("day", 1))
                            .atStartOfDay());
        } catch (DateTimeException impossible) {
            throw TemplateException.value(String.valueOf(impossible.getMessage()));
        }
    }

    private static Value delta(Evaluation evaluation, Arguments arguments) {
        BoundArguments bound = Parameters.of(
                        "timedelta(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)")
                .bind(arguments);
        BigDecimal micros = BigDecimal.ZERO;
        for (int i = 0; i < DELTA.size(); i++) {
            String name = DELTA.get(i);
            BigDecimal unit = BigDecimal.valueOf(MICROS.get(i));
            micros = micros.add(bound.find(name)
                    .map(value -> number(name, value))
                    .orElse(BigDecimal.ZERO)
                    .multiply(unit));
        }
        long whole = micros.setScale(0, RoundingMode.HALF_EVEN).longValue();
        return new DeltaValue(
                Duration.ofSeconds(Math.floorDiv(whole, 1_000_000L), Math.floorMod(whole, 1_000_000L) * 1000));
    }

    private static BigDecimal number(String name, Value value) {
        if (value instanceof NumberValue number) {
            return number.exact();
        }
        throw TemplateException.type(
                "unsupported type for timedelta %s component: %s".formatted(name, value.typeName()));
    }
}
