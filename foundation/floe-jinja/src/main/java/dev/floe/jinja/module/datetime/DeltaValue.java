package dev.floe.jinja.module.datetime;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.module.member.Functions;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DecimalValue;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.NumberValue;
import dev.floe.jinja.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Python's {@code timedelta}: a distance in time.
 *
 * @param micros how long it is in microseconds; the longest has more than a long holds
 */
record DeltaValue(BigInteger micros) implements HostValue {
    static final BigInteger MICROS_A_DAY = BigInteger.valueOf(86_400_000_000L);
    private static final BigInteger MICROS_A_SECOND = BigInteger.valueOf(1_000_000);
    private static final BigInteger MAXIMUM_DAYS = BigInteger.valueOf(999_999_999);

    DeltaValue {
        requireNonNull(micros, "micros is null");
        BigInteger days = floor(micros, MICROS_A_DAY);
        if (days.abs().compareTo(MAXIMUM_DAYS) > 0) {
            throw TemplateException.of(ErrorKind.OVERFLOW, "days=%d; must have magnitude <= 999999999".formatted(days));
        }
    }

    static DeltaValue ofMicros(long micros) {
        return new DeltaValue(BigInteger.valueOf(micros));
    }

    private static BigInteger floor(BigInteger number, BigInteger divisor) {
        BigInteger[] parts = number.divideAndRemainder(divisor);
        boolean isBelow = parts[1].signum() != 0 && parts[1].signum() != divisor.signum();
        return isBelow ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    private int days() {
        return floor(micros, MICROS_A_DAY).intValueExact();
    }

    private int seconds() {
        return micros.mod(MICROS_A_DAY).divide(MICROS_A_SECOND).intValueExact();
    }

    private int microseconds() {
        return micros.mod(MICROS_A_SECOND).intValueExact();
    }

    /** The days in it, rounded down: what a date can be moved by. */
    long wholeDays() {
        return days();
    }

    private FloatValue totalSeconds() {
        return FloatValue.of(new BigDecimal(micros).movePointLeft(6).doubleValue());
    }

    @Override
    public Optional<Value> attribute(String name) {
        return switch (name) {
            case "days" -> Optional.of(IntValue.of(days()));
            case "seconds" -> Optional.of(IntValue.of(seconds()));
            case "microseconds" -> Optional.of(IntValue.of(microseconds()));
            case "total_seconds" -> Optional.of(Functions.of("total_seconds()", arguments -> totalSeconds()));
            default -> Optional.ofNullable(DeltaType.constants().get(name));
        };
    }

    @Override
    public Optional<Value> operate(Operation operation, Side side, Value other) {
        if (other instanceof DeltaValue delta) {
            return side == Side.LEFT ? withDelta(operation, delta) : delta.withDelta(operation, this);
        }
        if (!(other instanceof NumberValue number) || number instanceof DecimalValue) {
            return Optional.empty();
        }
        if (operation == Operation.MULTIPLY) {
            return Optional.of(rounded(new BigDecimal(micros).multiply(ratio(number))));
        }
        return side == Side.LEFT ? dividedBy(operation, number) : Optional.empty();
    }

    private Optional<Value> withDelta(Operation operation, DeltaValue right) {
        return switch (operation) {
            case ADD -> Optional.of(new DeltaValue(micros.add(right.micros)));
            case SUBTRACT -> Optional.of(new DeltaValue(micros.subtract(right.micros)));
            case DIVIDE -> {
                requireDivisor(right.isTrue(), "division by zero");
                yield Optional.of(FloatValue.of(DeltaRatio.divide(micros, right.micros)));
            }
            case FLOOR_DIVIDE -> {
                requireDivisor(right.isTrue(), "integer division or modulo by zero");
                yield Optional.of(IntValue.of(floor(micros, right.micros)));
            }
            case REMAINDER -> {
                requireDivisor(right.isTrue(), "integer modulo by zero");
                BigInteger times = floor(micros, right.micros);
                yield Optional.of(new DeltaValue(micros.subtract(times.multiply(right.micros))));
            }
            case MULTIPLY, POWER -> Optional.empty();
        };
    }

    private Optional<Value> dividedBy(Operation operation, NumberValue number) {
        boolean isFraction = number instanceof FloatValue;
        boolean isDivision = operation == Operation.DIVIDE || (operation == Operation.FLOOR_DIVIDE && !isFraction);
        if (!isDivision) {
            return Optional.empty();
        }
        BigDecimal divisor = ratio(number);
        requireDivisor(divisor.signum() != 0, "integer division or modulo by zero");
        if (operation == Operation.FLOOR_DIVIDE) {
            return Optional.of(new DeltaValue(floor(micros, divisor.toBigIntegerExact())));
        }
        return Optional.of(new DeltaValue(DeltaRatio.rounded(new BigDecimal(micros), divisor)));
    }

    private static DeltaValue rounded(BigDecimal micros) {
        return new DeltaValue(DeltaRatio.rounded(micros, BigDecimal.ONE));
    }

    private static BigDecimal ratio(NumberValue number) {
        if (number instanceof FloatValue fraction && !Double.isFinite(fraction.value())) {
            boolean isNumber = !Double.isNaN(fraction.value());
            throw TemplateException.of(
                    isNumber ? ErrorKind.OVERFLOW : ErrorKind.VALUE,
                    "cannot convert " + (isNumber ? "Infinity" : "NaN") + " to integer ratio");
        }
        return number instanceof BoolValue truth ? truth.asInt().exact() : number.exact();
    }

    private static void requireDivisor(boolean isThere, String message) {
        if (!isThere) {
            throw TemplateException.of(ErrorKind.ZERO_DIVISION, message);
        }
    }

    @Override
    public OptionalInt order(Value other) {
        return other instanceof DeltaValue delta ? OptionalInt.of(micros.compareTo(delta.micros)) : OptionalInt.empty();
    }

    @Override
    public boolean isTrue() {
        return micros.signum() != 0;
    }

    @Override
    public String typeName() {
        return "datetime.timedelta";
    }

    @Override
    public String repr() {
        List<String> parts = new ArrayList<>();
        if (days() != 0) {
            parts.add("days=" + days());
        }
        if (seconds() != 0) {
            parts.add("seconds=" + seconds());
        }
        if (microseconds() != 0) {
            parts.add("microseconds=" + microseconds());
        }
        return "datetime.timedelta(" + (parts.isEmpty() ? "0" : String.join(", ", parts)) + ")";
    }

    @Override
    public String toText() {
        int days = days();
        String before = days == 0 ? "" : days + (Math.abs(days) == 1 ? " day, " : " days, ");
        String fraction = microseconds() == 0 ? "" : String.format(Locale.ROOT, ".%06d", microseconds());
        return before
                + String.format(Locale.ROOT, "%d:%02d:%02d", seconds() / 3600, seconds() / 60 % 60, seconds() % 60)
                + fraction;
    }

    @Override
    public String toString() {
        return repr();
    }
}
