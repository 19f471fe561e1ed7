package dev.floe.jinja.module;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.Parameters;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Python's {@code datetime} and {@code date}.
 *
 * @param kind which of the two
 * @param time the time on the clock; midnight for a date
 * @param offset the distance to UTC, where it is known
 */
record DateTimeValue(Kind kind, LocalDateTime time, Optional<ZoneOffset> offset) implements HostValue {
    /** The two types. */
    enum Kind {
        DATE("datetime.date"),
        DATETIME("datetime.datetime");

        private final String typeName;

        Kind(String typeName) {
            this.typeName = typeName;
        }
    }

    DateTimeValue {
        requireNonNull(kind, "kind is null");
        requireNonNull(time, "time is null");
        requireNonNull(offset, "offset is null");
    }

    static DateTimeValue of(OffsetDateTime time) {
        return new DateTimeValue(Kind.DATETIME, micros(time.toLocalDateTime()), Optional.of(time.getOffset()));
    }

    static DateTimeValue of(LocalDateTime time) {
        return new DateTimeValue(Kind.DATETIME, micros(time), Optional.empty());
    }

    static DateTimeValue ofDate(LocalDateTime time) {
        return new DateTimeValue(Kind.DATE, time.toLocalDate().atStartOfDay(), Optional.empty());
    }

    private static LocalDateTime micros(LocalDateTime time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public Optional<Value> attribute(String name) {
        return field(name).or(() -> method(name));
    }

    private int micros() {
        return time.get(ChronoField.MICRO_OF_SECOND);
    }

    private Optional<Value> field(String name) {
        boolean isDate = kind == Kind.DATE;
        return switch (name) {
            case "year" -> Optional.of(IntValue.of(time.getYear()));
            case "month" -> Optional.of(IntValue.of(time.getMonthValue()));
            case "day" -> Optional.of(IntValue.of(time.getDayOfMonth()));
            case "hour" -> isDate ? Optional.empty() : Optional.of(IntValue.of(time.getHour()));
            case "minute" -> isDate ? Optional.empty() : Optional.of(IntValue.of(time.getMinute()));
            case "second" -> isDate ? Optional.empty() : Optional.of(IntValue.of(time.getSecond()));
            case "microsecond" -> isDate ? Optional.empty() : Optional.of(IntValue.of(micros()));
            default -> Optional.empty();
        };
    }

    private Optional<Value> method(String name) {
        return switch (name) {
            case "strftime" ->
                function(
                        "strftime(format)",
                        arguments -> StringValue.of(TimeFormat.format(time, offset, arguments.text("format"))));
            case "isoformat" ->
                function(
                        "isoformat(sep='T', timespec='auto')",
                        arguments -> StringValue.of(iso(arguments.text("sep", "T"))));
            case "date" -> function("date()", arguments -> ofDate(time));
            case "weekday" ->
                function(
                        "weekday()",
                        arguments -> IntValue.of(time.getDayOfWeek().getValue() - 1));
            case "isoweekday" ->
                function(
                        "isoweekday()",
                        arguments -> IntValue.of(time.getDayOfWeek().getValue()));
            case "toordinal" ->
                function(
                        "toordinal()",
                        arguments -> IntValue.of(time.toLocalDate().toEpochDay() + 719_163));
            case "timestamp" ->
                function(
                        "timestamp()",
                        arguments -> FloatValue.of(time.toEpochSecond(offset.orElse(ZoneOffset.UTC)) + micros() / 1e6));
            case "replace" ->
                function(
                        "replace(year=0, month=0, day=0, hour=0, minute=0, second=0, microsecond=0, tzinfo=None)",
                        this::replaced);
            default -> Optional.empty();
        };
    }

    private static Optional<Value> function(String signature, Function<BoundArguments, Value> body) {
        return Optional.of(
                FunctionValue.of(Parameters.of(signature), (evaluation, arguments) -> body.apply(arguments)));
    }

    private Value replaced(BoundArguments arguments) {
        LocalDateTime changed = LocalDateTime.of(
                arguments.number("year", time.getYear()),
                arguments.number("month", time.getMonthValue()),
                arguments.number("day", time.getDayOfMonth()),
                arguments.number("hour", time.getHour()),
                arguments.number("minute", time.getMinute()),
                arguments.number("second", time.getSecond()),
                arguments.number("microsecond", micros()) * 1000);
        boolean dropsZone =
                arguments.find("tzinfo").filter(NoneValue.NONE::equals).isPresent();
        return new DateTimeValue(kind, changed, dropsZone ? Optional.empty() : offset);
    }

    private String iso(String separator) {
        String date = time.toLocalDate().toString();
        if (kind == Kind.DATE) {
            return date;
        }
        String clock = time.format(DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT));
        String fraction = micros() == 0 ? "" : String.format(Locale.ROOT, ".%06d", micros());
        String zone = offset.map(each -> each.getTotalSeconds() == 0 ? "+00:00" : each.getId())
                .orElse("");
        return date + separator + clock + fraction + zone;
    }

    @Override
    public Optional<Value> operate(Operation operation, Side side, Value other) {
        if (other instanceof DeltaValue delta) {
            Duration moved =
                    kind == Kind.DATE ? Duration.ofDays(delta.duration().toDays()) : delta.duration();
            return switch (operation) {
                case ADD -> Optional.of(new DateTimeValue(kind, time.plus(moved), offset));
                case SUBTRACT ->
                    side == Side.LEFT
                            ? Optional.of(new DateTimeValue(kind, time.minus(moved), offset))
                            : Optional.empty();
                default -> Optional.empty();
            };
        }
        if (other instanceof DateTimeValue earlier && operation == Operation.SUBTRACT && side == Side.LEFT) {
            return Optional.of(new DeltaValue(Duration.between(earlier.instant(), instant())));
        }
        return Optional.empty();
    }

    private LocalDateTime instant() {
        return time.minusSeconds(offset.map(ZoneOffset::getTotalSeconds).orElse(0));
    }

    @Override
    public OptionalInt order(Value other) {
        return other instanceof DateTimeValue moment && moment.kind == kind
                ? OptionalInt.of(instant().compareTo(moment.instant()))
                : OptionalInt.empty();
    }

    @Override
    public String typeName() {
        return kind.typeName;
    }

    @Override
    public String repr() {
        StringBuilder text = new StringBuilder(kind.typeName)
                .append('(')
                .append(time.getYear())
                .append(", ")
                .append(time.getMonthValue())
                .append(", ")
                .append(time.getDayOfMonth());
        if (kind == Kind.DATETIME) {
            text.append(", ").append(time.getHour()).append(", ").append(time.getMinute());
            if (time.getSecond() != 0 || micros() != 0) {
                text.append(", ").append(time.getSecond());
            }
            if (micros() != 0) {
                text.append(", ").append(micros());
            }
            offset.ifPresent(zone -> text.append(", tzinfo=datetime.timezone.utc"));
        }
        return text.append(')').toString();
    }

    @Override
    public String toText() {
        return iso(" ");
    }
}
