package dev.floe.jinja.template;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.RangeValue;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.Map;

/** The functions that Jinja2 puts in scope of every template; {@code lipsum} is not among them. */
final class StandardGlobals {
    /** Jinja2's sandbox counts no further. */
    private static final int MAXIMUM_RANGE = 100_000;

    private StandardGlobals() {}

    static Map<String, Value> all() {
        return Map.of(
                "range", new FunctionValue("range", StandardGlobals::range),
                "dict", new FunctionValue("dict", Dicts::create),
                "namespace", NamespaceValue.constructor(),
                "cycler", new FunctionValue("cycler", CyclerValue::create),
                "joiner", new FunctionValue("joiner", JoinerValue::create));
    }

    private static Value range(Evaluation evaluation, Arguments arguments) {
        List<Value> bounds = arguments.positional();
        if (!arguments.named().isEmpty()) {
            throw TemplateException.type("range() takes no keyword arguments");
        }
        if (bounds.isEmpty() || bounds.size() > 3) {
            throw TemplateException.type("range expected %s, got %d"
                    .formatted(bounds.isEmpty() ? "at least 1 argument" : "at most 3 arguments", bounds.size()));
        }
        long start = bounds.size() == 1 ? 0 : number(bounds.get(0));
        long stop = number(bounds.get(bounds.size() == 1 ? 0 : 1));
        long step = bounds.size() == 3 ? number(bounds.get(2)) : 1;
        if (step == 0) {
            throw TemplateException.value("range() arg 3 must not be zero");
        }
        long distance = step > 0 ? stop - start : start - stop;
        if (distance > 0 && (distance - 1) / Math.abs(step) + 1 > MAXIMUM_RANGE) {
            throw new TemplateException(
                    ErrorKind.OVERFLOW,
                    "Range too big. The sandbox blocks ranges larger than MAX_RANGE (" + MAXIMUM_RANGE + ").");
        }
        return RangeValue.of(start, stop, step);
    }

    private static long number(Value value) {
        return switch (value) {
            case IntValue number -> number.clamped();
            case BoolValue truth -> truth.isTrue() ? 1 : 0;
            default ->
                throw TemplateException.type("'" + value.typeName() + "' object cannot be interpreted as an integer");
        };
    }
}
