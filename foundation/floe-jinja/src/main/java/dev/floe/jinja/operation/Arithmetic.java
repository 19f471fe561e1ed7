package dev.floe.jinja.operation;

import static dev.floe.jinja.value.HostValue.Operation.ADD;
import static dev.floe.jinja.value.HostValue.Operation.MULTIPLY;
import static dev.floe.jinja.value.HostValue.Operation.REMAINDER;
import static dev.floe.jinja.value.HostValue.Operation.SUBTRACT;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.text.PercentFormat;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DecimalValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.HostValue.Operation;
import dev.floe.jinja.value.HostValue.Side;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NumberValue;
import dev.floe.jinja.value.SetValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.UndefinedValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Python's binary arithmetic: on numbers, and on text and sequences where Python gives the operators a meaning. */
public final class Arithmetic {
    private Arithmetic() {}

    /**
     * Applies an operation.
     *
     * @throws TemplateException of kind TYPE, ZERO_DIVISION or OVERFLOW with Python's words, UNDEFINED if a side is
     *     undefined, BUDGET if the result would be too large
     */
    public static Value apply(Evaluation evaluation, Operation operation, Value left, Value right) {
        if (left instanceof NumberValue a && right instanceof NumberValue b) {
            return NumberArithmetic.apply(evaluation, operation, a, b);
        }
        if (operation == REMAINDER && left instanceof StringValue template) {
            return StringValue.of(PercentFormat.format(evaluation, template.value(), right));
        }
        requireDefined(left);
        requireDefined(right);
        return onHost(operation, left, right)
                .or(() -> onSequences(evaluation, operation, left, right))
                .orElseThrow(() -> unsupported(operation, left, right));
    }

    /** Python's {@code -value}. */
    public static Value negate(Value value) {
        NumberValue number = number(value, "-");
        return number instanceof FloatValue fraction
                ? FloatValue.of(-fraction.value())
                : NumberArithmetic.apply(SUBTRACT, IntValue.ZERO, number);
    }

    /** Python's {@code +value}. */
    public static Value plus(Value value) {
        NumberValue number = number(value, "+");
        return number instanceof BoolValue truth ? truth.asInt() : number;
    }

    private static NumberValue number(Value value, String sign) {
        requireDefined(value);
        if (value instanceof NumberValue number) {
            return number;
        }
        throw TemplateException.type("bad operand type for unary %s: '%s'".formatted(sign, value.typeName()));
    }

    private static void requireDefined(Value value) {
        if (value instanceof UndefinedValue undefined) {
            throw new TemplateException(ErrorKind.UNDEFINED, undefined.message());
        }
    }

    private static Optional<Value> onHost(Operation operation, Value left, Value right) {
        Optional<Value> result = Optional.empty();
        if (left instanceof HostValue host) {
            result = host.operate(operation, Side.LEFT, right);
        }
        if (result.isEmpty() && right instanceof HostValue host) {
            result = host.operate(operation, Side.RIGHT, left);
        }
        return result;
    }

    private static Optional<Value> onSequences(Evaluation evaluation, Operation operation, Value left, Value right) {
        if (operation == ADD) {
            return concatenate(evaluation, left, right);
        }
        if (operation == MULTIPLY) {
            return count(right)
                    .flatMap(times -> repeat(evaluation, left, times))
                    .or(() -> count(left).flatMap(times -> repeat(evaluation, right, times)));
        }
        if (operation == SUBTRACT && left instanceof SetValue a && right instanceof SetValue b) {
            Set<Value> rest = new LinkedHashSet<>(a.elements());
            rest.removeAll(b.elements());
            return Optional.of(SetValue.of(rest));
        }
        return Optional.empty();
    }

    private static Optional<Value> concatenate(Evaluation evaluation, Value left, Value right) {
        if (left instanceof StringValue a) {
            if (!(right instanceof StringValue b)) {
                throw TemplateException.type(
                        "can only concatenate str (not \"%s\") to str".formatted(right.typeName()));
            }
            evaluation.chargeText((long) a.value().length() + b.value().length());
            return Optional.of(StringValue.of(a.value() + b.value()));
        }
        if (left instanceof ListValue a) {
            if (!(right instanceof ListValue b)) {
                throw TemplateException.type(
                        "can only concatenate list (not \"%s\") to list".formatted(right.typeName()));
            }
            return Optional.of(ListValue.of(joined(evaluation, a.elements(), b.elements())));
        }
        if (left instanceof TupleValue a) {
            if (!(right instanceof TupleValue b)) {
                throw TemplateException.type(
                        "can only concatenate tuple (not \"%s\") to tuple".formatted(right.typeName()));
            }
            return Optional.of(TupleValue.of(joined(evaluation, a.elements(), b.elements())));
        }
        return Optional.empty();
    }

    private static List<Value> joined(Evaluation evaluation, List<Value> left, List<Value> right) {
        evaluation.chargeElements((long) left.size() + right.size());
        List<Value> all = new ArrayList<>(left.size() + right.size());
        all.addAll(left);
        all.addAll(right);
        return all;
    }

    private static Optional<Integer> count(Value value) {
        return switch (value) {
            case IntValue number -> Optional.of(number.clamped());
            case BoolValue truth -> Optional.of(truth.isTrue() ? 1 : 0);
            default -> Optional.empty();
        };
    }

    private static Optional<Value> repeat(Evaluation evaluation, Value value, int times) {
        int turns = Math.max(times, 0);
        return switch (value) {
            case StringValue text -> {
                evaluation.chargeText((long) text.value().length() * turns);
                yield Optional.of(StringValue.of(text.value().repeat(text.isTrue() ? turns : 0)));
            }
            case ListValue list -> Optional.of(ListValue.of(repeated(evaluation, list.elements(), turns)));
            case TupleValue tuple -> Optional.of(TupleValue.of(repeated(evaluation, tuple.elements(), turns)));
            default -> Optional.empty();
        };
    }

    private static List<Value> repeated(Evaluation evaluation, List<Value> elements, int times) {
        evaluation.chargeElements((long) elements.size() * times);
        List<Value> all = new ArrayList<>(elements.size() * (elements.isEmpty() ? 0 : times));
        for (int i = 0; i < times && !elements.isEmpty(); i++) {
            all.addAll(elements);
        }
        return all;
    }

    private static TemplateException unsupported(Operation operation, Value left, Value right) {
        if (operation == MULTIPLY && (isSequence(left) || isSequence(right))) {
            Value other = isSequence(left) ? right : left;
            return TemplateException.type("can't multiply sequence by non-int of type '%s'".formatted(typeName(other)));
        }
        return TemplateException.type("unsupported operand type(s) for %s: '%s' and '%s'"
                .formatted(operation.sign(), typeName(left), typeName(right)));
    }

    private static boolean isSequence(Value value) {
        return value instanceof StringValue || value instanceof ListValue || value instanceof TupleValue;
    }

    /** How Python's errors call the type of a value. */
    public static String typeName(Value value) {
        return value instanceof DecimalValue ? "decimal.Decimal" : value.typeName();
    }
}
