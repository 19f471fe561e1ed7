package dev.floe.jinja.module;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.NumberValue;
import dev.floe.jinja.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Python's {@code timedelta}: days, seconds and microseconds. */
record DeltaValue(Duration duration) implements HostValue {
    private static final long DAY = 86_400;

    DeltaValue {
        requireNonNull(duration, "duration is null");
    }

    private long days() {
        return Math.floorDiv(duration.toSeconds(), DAY);
    }

    private long seconds() {
        return Math.floorMod(duration.toSeconds(), DAY);
    }

    private long micros() {
        return duration.toNanosPart() / 1000;
    }

    @Override
    public Optional<Value> attribute(String name) {
        return switch (name) {
            case "days" -> Optional.of(IntValue.of(days()));
            case "seconds" -> Optional.of(IntValue.of(seconds()));
            case "microseconds" -> Optional.of(IntValue.of(micros()));
            case "total_seconds" ->
                Optional.of(new FunctionValue(
                        "total_seconds",
                        (evaluation, arguments) -> FloatValue.of(duration.toSeconds() + micros() / 1e6)));
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<Value> operate(Operation operation, Side side, Value other) {
        boolean isLeft = side == Side.LEFT;
        if (other instanceof DeltaValue more) {
            return switch (operation) {
                case ADD -> Optional.of(new DeltaValue(duration.plus(more.duration)));
                case SUBTRACT -> isLeft ? Optional.of(new DeltaValue(duration.minus(more.duration))) : Optional.empty();
                case DIVIDE ->
                    isLeft && !more.duration.isZero()
                            ? Optional.of(FloatValue.of((double) duration.toNanos() / more.duration.toNanos()))
                            : Optional.empty();
                case FLOOR_DIVIDE ->
                    isLeft && !more.duration.isZero()
                            ? Optional.of(IntValue.of(Math.floorDiv(duration.toNanos(), more.duration.toNanos())))
                            : Optional.empty();
                default -> Optional.empty();
            };
        }
        if (other instanceof NumberValue number && operation == Operation.MULTIPLY) {
            return Optional.of(new DeltaValue(scaled(number.doubleValue())));
        }
        if (other instanceof NumberValue number
                && operation == Operation.DIVIDE
                && isLeft
                && number.doubleValue() != 0) {
            return Optional.of(new DeltaValue(scaled(1 / number.doubleValue())));
        }
        return Optional.empty();
    }

    private Duration scaled(double factor) {
        boolean isWhole = factor == Math.rint(factor);
        return isWhole
                ? duration.multipliedBy((long) factor)
                : Duration.ofNanos(Math.round(duration.toNanos() / 1000.0 * factor) * 1000);
    }

    @Override
    public OptionalInt order(Value other) {
        return other instanceof DeltaValue delta
                ? OptionalInt.of(duration.compareTo(delta.duration))
                : OptionalInt.empty();
    }

    @Override
    public boolean isTrue() {
        return !duration.isZero();
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
        if (micros() != 0) {
            parts.add("microseconds=" + micros());
        }
        return "datetime.timedelta(" + (parts.isEmpty() ? "0" : String.join(", ", parts)) + ")";
    }

    @Override
    public String toText() {
        String time = String.format(Locale.ROOT, "%d:%02d:%02d", seconds() / 3600, seconds() / 60 % 60, seconds() % 60);
        String fraction = micros() == 0 ? "" : String.format(Locale.ROOT, ".%06d", micros());
        String days = days() == 0 ? "" : days() + (Math.abs(days()) == 1 ? " day, " : " days, ");
        return days + time + fraction;
    }
}
