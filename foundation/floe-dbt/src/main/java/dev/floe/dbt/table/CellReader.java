package dev.floe.dbt.table;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DecimalValue;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.NumberValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Makes the cells of a column of what came from a file or a database; nothing where a cell does not fit the type. */
final class CellReader {
    private static final Set<String> DATES = Set.of("date", "datetime.date");
    private static final Set<String> TIMES = Set.of("datetime", "datetime.datetime");

    private final Temporals temporals;

    CellReader(Temporals temporals) {
        this.temporals = requireNonNull(temporals, "temporals is null");
    }

    Optional<Value> read(ColumnType type, Value cell) {
        if (cell == NoneValue.NONE) {
            return Optional.of(cell);
        }
        return switch (type) {
            case INTEGER -> cell instanceof IntValue ? Optional.of(cell) : Optional.empty();
            case NUMBER -> number(cell);
            case DATE -> date(cell);
            case DATE_TIME -> dateTime(cell);
            case ISO_DATE_TIME -> isoDateTime(cell);
            case BOOLEAN -> truth(cell);
            case TEXT ->
                cell instanceof StringValue text && PythonText.isNull(text.value())
                        ? Optional.of(NoneValue.NONE)
                        : Optional.of(text(cell));
            case EXACT_TEXT -> Optional.of(text(cell));
        };
    }

    private static Value text(Value cell) {
        return cell instanceof StringValue ? cell : StringValue.of(cell.toText());
    }

    private static Optional<Value> number(Value cell) {
        return switch (cell) {
            case DecimalValue _ -> Optional.of(cell);
            case IntValue number -> Optional.of(DecimalValue.of(new BigDecimal(number.value())));
            case FloatValue number when !Double.isFinite(number.value()) -> Optional.of(cell);
            case FloatValue number -> Optional.of(DecimalValue.of(new BigDecimal(number.repr())));
            case StringValue text -> PythonText.isNull(text.value()) ? none() : NumberText.read(text.value());
            default -> Optional.empty();
        };
    }

    private static Optional<Value> none() {
        return Optional.of(NoneValue.NONE);
    }

    private Optional<Value> date(Value cell) {
        if (cell instanceof StringValue text) {
            String stripped = PythonText.strip(text.value());
            return PythonText.isNull(stripped)
                    ? none()
                    : DateText.date(stripped).map(temporals::date);
        }
        return isDate(cell) ? Optional.of(cell) : Optional.empty();
    }

    private Optional<Value> dateTime(Value cell) {
        if (cell instanceof StringValue text) {
            String stripped = PythonText.strip(text.value());
            return PythonText.isNull(stripped)
                    ? none()
                    : DateText.dateTime(stripped).map(moment -> temporals.dateTime(moment, Optional.empty()));
        }
        return temporal(cell);
    }

    private Optional<Value> isoDateTime(Value cell) {
        if (cell instanceof StringValue text) {
            String stripped = PythonText.strip(text.value());
            return PythonText.isNull(stripped)
                    ? none()
                    : IsoDateTimeText.read(stripped)
                            .map(moment -> temporals.dateTime(moment.dateTime(), moment.offset()));
        }
        return temporal(cell);
    }

    private Optional<Value> temporal(Value cell) {
        if (TIMES.contains(cell.typeName())) {
            return Optional.of(cell);
        }
        return isDate(cell) ? Optional.of(temporals.midnight(cell)) : Optional.empty();
    }

    private static boolean isDate(Value cell) {
        return DATES.contains(cell.typeName());
    }

    private static Optional<Value> truth(Value cell) {
        if (cell instanceof BoolValue) {
            return Optional.of(cell);
        }
        if (cell instanceof NumberValue number && !(cell instanceof FloatValue)) {
            return truthOf(number.exact());
        }
        if (!(cell instanceof StringValue text)) {
            return Optional.empty();
        }
        String word = PythonText.strip(text.value().replace(",", "")).toLowerCase(Locale.ROOT);
        return switch (word) {
            case "", "null" -> none();
            case "true" -> Optional.of(BoolValue.TRUE);
            case "false" -> Optional.of(BoolValue.FALSE);
            default -> Optional.empty();
        };
    }

    private static Optional<Value> truthOf(BigDecimal number) {
        if (number.signum() == 0) {
            return Optional.of(BoolValue.FALSE);
        }
        return number.compareTo(BigDecimal.ONE) == 0 ? Optional.of(BoolValue.TRUE) : Optional.empty();
    }
}
