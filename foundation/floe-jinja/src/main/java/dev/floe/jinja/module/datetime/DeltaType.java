package dev.floe.jinja.module.datetime;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.module.member.TypeValue;
import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.DecimalValue;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.NumberValue;
import dev.floe.jinja.value.Parameters;
import dev.floe.jinja.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;

/** The type {@code timedelta}. */
final class DeltaType {
    private static final Parameters PARAMETERS =
            Parameters.of("timedelta(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)");
    private static final Map<String, Long> MICROS = Map.of(
            "days", 86_400_000_000L,
            "seconds", 1_000_000L,
            "microseconds", 1L,
            "milliseconds", 1_000L,
            "minutes", 60_000_000L,
            "hours", 3_600_000_000L,
            "weeks", 604_800_000_000L);

    private DeltaType() {}

    static TypeValue create() {
        return new TypeValue(
                "datetime.timedelta", (evaluation, arguments) -> make(PARAMETERS.bind(arguments)), constants());
    }

    static Map<String, Value> constants() {
        BigInteger days = BigInteger.valueOf(999_999_999);
        BigInteger end = days.add(BigInteger.ONE).multiply(DeltaValue.MICROS_A_DAY);
        return Map.of(
                "min", new DeltaValue(days.negate().multiply(DeltaValue.MICROS_A_DAY)),
                "max", new DeltaValue(end.subtract(BigInteger.ONE)),
                "resolution", DeltaValue.ofMicros(1));
    }

    private static Value make(BoundArguments arguments) {
        BigDecimal micros = BigDecimal.ZERO;
        for (Map.Entry<String, Value> argument : arguments.values().entrySet()) {
            BigDecimal unit = BigDecimal.valueOf(MICROS.getOrDefault(argument.getKey(), 0L));
            micros = micros.add(number(argument.getKey(), argument.getValue()).multiply(unit));
        }
        return new DeltaValue(DeltaRatio.rounded(micros, BigDecimal.ONE));
    }

    private static BigDecimal number(String name, Value value) {
        if (value instanceof FloatValue fraction && Double.isNaN(fraction.value())) {
            throw TemplateException.value("cannot convert float NaN to integer");
        }
        if (value instanceof FloatValue fraction && Double.isInfinite(fraction.value())) {
            throw TemplateException.of(ErrorKind.OVERFLOW, "cannot convert float infinity to integer");
        }
        if (value instanceof NumberValue number && !(value instanceof DecimalValue)) {
            return number.exact();
        }
        throw TemplateException.type(
                "unsupported type for timedelta %s component: %s".formatted(name, value.typeName()));
    }
}
