package dev.floe.jinja.method;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.RangeValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.Optional;

/** The methods that every sequence has: {@code count} and {@code index}. */
final class SequenceMethods {
    private static final MethodTable<TupleValue> TUPLE = new MethodTable<TupleValue>()
            .with(
                    "count(value, /)",
                    (evaluation, tuple, arguments) -> count(evaluation, tuple.elements(), arguments.value("value")))
            .with(
                    "index(value, start=0, stop=None, /)",
                    (evaluation, tuple, arguments) ->
                            index(evaluation, tuple.elements(), arguments, "tuple.index(x): x not in tuple"));

    private static final MethodTable<RangeValue> RANGE = new MethodTable<RangeValue>()
            .with(
                    "count(value, /)",
                    (evaluation, range, arguments) -> count(evaluation, range.elements(), arguments.value("value")))
            .with(
                    "index(value, /)",
                    (evaluation, range, arguments) -> index(
                            evaluation,
                            range.elements(),
                            arguments,
                            arguments.value("value") instanceof IntValue
                                            || arguments.value("value") instanceof BoolValue
                                    ? arguments.value("value").repr() + " is not in range"
                                    : "sequence.index(x): x not in sequence"));

    private SequenceMethods() {}

    static Optional<Value> ofTuple(TupleValue tuple, String name) {
        return TUPLE.find(tuple, name);
    }

    static Optional<Value> ofRange(RangeValue range, String name) {
        return RANGE.find(range, name);
    }

    static Value count(Evaluation evaluation, List<Value> elements, Value wanted) {
        evaluation.chargeSteps(elements.size());
        return IntValue.of(elements.stream().filter(wanted::equals).count());
    }

    /** Where the argument {@code value} stands between {@code start} and {@code stop}. */
    static Value index(Evaluation evaluation, List<Value> elements, MethodArguments arguments, String missing) {
        evaluation.chargeSteps(elements.size());
        int start = Bounds.of(arguments.bound("start", 0), elements.size());
        int stop = Bounds.of(arguments.bound("stop", Integer.MAX_VALUE), elements.size());
        Value wanted = arguments.value("value");
        for (int i = start; i < stop; i++) {
            if (elements.get(i).equals(wanted)) {
                return IntValue.of(i);
            }
        }
        throw TemplateException.value(missing);
    }
}
