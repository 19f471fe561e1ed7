package dev.floe.jinja.module.iteration;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DecimalValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NumberValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.UndefinedValue;
import dev.floe.jinja.value.Value;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Python's {@code +} on what is accumulated: numbers, text, lists, tuples and values of the host. */
record Additions(Evaluation evaluation) {
    private static final MathContext DECIMAL = new MathContext(28, RoundingMode.HALF_EVEN);

    Value sum(Value left, Value right) {
        evaluation.chargeSteps(1);
        if (left instanceof NumberValue a && right instanceof NumberValue b) {
            return numbers(a, b);
        }
        if (left instanceof StringValue a && right instanceof StringValue b) {
            evaluation.chargeText((long) a.value().length() + b.value().length());
            return StringValue.of(a.value() + b.value());
        }
        if (left instanceof ListValue a && right instanceof ListValue b) {
            return ListValue.of(joined(a.elements(), b.elements()));
        }
        if (left instanceof TupleValue a && right instanceof TupleValue b) {
            return TupleValue.of(joined(a.elements(), b.elements()));
        }
        requireDefined(left);
        requireDefined(right);
        return onHost(left, right)
                .orElseThrow(() -> TemplateException.type("unsupported operand type(s) for +: '%s' and '%s'"
                        .formatted(left.typeName(), right.typeName())));
    }

    private static void requireDefined(Value value) {
        if (value instanceof UndefinedValue undefined) {
            throw TemplateException.of(ErrorKind.UNDEFINED, undefined.message());
        }
    }

    private static Optional<Value> onHost(Value left, Value right) {
        Optional<Value> sum = left instanceof HostValue host
                ? host.operate(HostValue.Operation.ADD, HostValue.Side.LEFT, right)
                : Optional.empty();
        if (sum.isEmpty() && right instanceof HostValue host) {
            return host.operate(HostValue.Operation.ADD, HostValue.Side.RIGHT, left);
        }
        return sum;
    }

    private List<Value> joined(List<Value> left, List<Value> right) {
        evaluation.chargeElements((long) left.size() + right.size());
        List<Value> all = new ArrayList<>(left);
        all.addAll(right);
        return all;
    }

    private static Value numbers(NumberValue left, NumberValue right) {
        NumberValue a = left instanceof BoolValue truth ? truth.asInt() : left;
        NumberValue b = right instanceof BoolValue truth ? truth.asInt() : right;
        if (a instanceof IntValue x && b instanceof IntValue y) {
            return IntValue.of(x.value().add(y.value()));
        }
        if (a instanceof FloatValue || b instanceof FloatValue) {
            if (a instanceof DecimalValue || b instanceof DecimalValue) {
                throw TemplateException.type(
                        "unsupported operand type(s) for +: '%s' and '%s'".formatted(a.typeName(), b.typeName()));
            }
            return FloatValue.of(a.doubleValue() + b.doubleValue());
        }
        return DecimalValue.of(a.exact().add(b.exact(), DECIMAL));
    }
}
