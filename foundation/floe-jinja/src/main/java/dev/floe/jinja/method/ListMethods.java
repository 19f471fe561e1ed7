package dev.floe.jinja.method;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.operation.Comparison;
import dev.floe.jinja.operation.Sequences;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The methods of {@code list}. */
final class ListMethods {
    private static final MethodTable<ListValue> TABLE = new MethodTable<ListValue>()
            .with("append(object, /)", (evaluation, list, arguments) -> {
                evaluation.chargeElements(1);
                list.elements().add(arguments.value("object"));
                return NoneValue.NONE;
            })
            .with("extend(iterable, /)", (evaluation, list, arguments) -> {
                list.elements().addAll(Sequences.toList(evaluation, arguments.value("iterable")));
                return NoneValue.NONE;
            })
            .with("insert(index, object, /)", (evaluation, list, arguments) -> {
                evaluation.chargeElements(1);
                evaluation.chargeSteps(list.elements().size() / 16);
                int index =
                        Bounds.of(arguments.integer("index", 0), list.elements().size());
                list.elements().add(index, arguments.value("object"));
                return NoneValue.NONE;
            })
            .with("pop(index=-1, /)", ListMethods::pop)
            .with("remove(value, /)", (evaluation, list, arguments) -> {
                evaluation.chargeSteps(list.elements().size());
                if (!list.elements().remove(arguments.value("value"))) {
                    throw TemplateException.value("list.remove(x): x not in list");
                }
                return NoneValue.NONE;
            })
            .with("clear()", (evaluation, list, arguments) -> {
                list.elements().clear();
                return NoneValue.NONE;
            })
            .with("copy()", (evaluation, list, arguments) -> {
                evaluation.chargeElements(list.elements().size());
                return ListValue.of(list.elements());
            })
            .with(
                    "count(value, /)",
                    (evaluation, list, arguments) ->
                            SequenceMethods.count(evaluation, list.elements(), arguments.value("value")))
            .with(
                    "index(value, start=0, stop=None, /)",
                    (evaluation, list, arguments) -> SequenceMethods.index(
                            evaluation,
                            list.elements(),
                            arguments,
                            arguments.value("value").repr() + " is not in list"))
            .with("reverse()", (evaluation, list, arguments) -> {
                evaluation.chargeSteps(list.elements().size());
                Collections.reverse(list.elements());
                return NoneValue.NONE;
            })
            .with("sort(*, key=None, reverse=False)", ListMethods::sort);

    private ListMethods() {}

    static Optional<Value> find(ListValue list, String name) {
        return TABLE.find(list, name);
    }

    private static Value pop(Evaluation evaluation, ListValue list, MethodArguments arguments) {
        List<Value> elements = list.elements();
        int index = arguments.integer("index", -1);
        if (elements.isEmpty()) {
            throw new TemplateException(ErrorKind.INDEX, "pop from empty list");
        }
        int absolute = index < 0 ? index + elements.size() : index;
        if (absolute < 0 || absolute >= elements.size()) {
            throw new TemplateException(ErrorKind.INDEX, "pop index out of range");
        }
        evaluation.chargeSteps((elements.size() - absolute) / 16);
        return elements.remove(absolute);
    }

    /** Sorts as Python does: the list is empty meanwhile, and equal elements keep their order in both directions. */
    private static Value sort(Evaluation evaluation, ListValue list, MethodArguments arguments) {
        Value key = arguments.valueOrNone("key");
        boolean isReverse = arguments.isSet("reverse");
        List<Value> elements = new ArrayList<>(list.elements());
        evaluation.chargeElements(elements.size());
        list.elements().clear();
        boolean isModified;
        try {
            elements = sorted(evaluation, elements, key, isReverse);
        } finally {
            isModified = !list.elements().isEmpty();
            list.elements().clear();
            list.elements().addAll(elements);
        }
        if (isModified) {
            throw TemplateException.value("list modified during sort");
        }
        return NoneValue.NONE;
    }

    private static List<Value> sorted(Evaluation evaluation, List<Value> elements, Value key, boolean isReverse) {
        List<Keyed> keyed = new ArrayList<>(elements.size());
        for (Value element : elements) {
            Value by = key == NoneValue.NONE ? element : evaluation.call(key, Arguments.of(element));
            keyed.add(new Keyed(by, element));
        }
        if (isReverse) {
            Collections.reverse(keyed);
        }
        keyed.sort((left, right) -> {
            evaluation.chargeSteps(1);
            return Comparison.order(left.key(), right.key());
        });
        if (isReverse) {
            Collections.reverse(keyed);
        }
        List<Value> sorted = new ArrayList<>(keyed.size());
        keyed.forEach(element -> sorted.add(element.value()));
        return sorted;
    }

    private record Keyed(Value key, Value value) {}
}
