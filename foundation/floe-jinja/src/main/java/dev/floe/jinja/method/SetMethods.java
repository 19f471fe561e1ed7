package dev.floe.jinja.method;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.operation.Hashable;
import dev.floe.jinja.operation.Sequences;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.SetValue;
import dev.floe.jinja.value.Value;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The methods of {@code set}. */
final class SetMethods {
    private static final MethodTable<SetValue> TABLE = new MethodTable<SetValue>()
            .with("add(element, /)", (evaluation, set, arguments) -> {
                evaluation.chargeElements(1);
                set.elements().add(Hashable.require(arguments.value("element")));
                return NoneValue.NONE;
            })
            .with("discard(element, /)", (evaluation, set, arguments) -> {
                set.elements().remove(key(arguments.value("element")));
                return NoneValue.NONE;
            })
            .with("remove(element, /)", (evaluation, set, arguments) -> {
                Value element = key(arguments.value("element"));
                if (!set.elements().remove(element)) {
                    throw new TemplateException(
                            ErrorKind.KEY, arguments.value("element").repr());
                }
                return NoneValue.NONE;
            })
            .with("pop()", (evaluation, set, arguments) -> {
                if (set.elements().isEmpty()) {
                    throw new TemplateException(ErrorKind.KEY, "'pop from an empty set'");
                }
                Value first = set.elements().iterator().next();
                set.elements().remove(first);
                return first;
            })
            .with("clear()", (evaluation, set, arguments) -> {
                set.elements().clear();
                return NoneValue.NONE;
            })
            .with("copy()", (evaluation, set, arguments) -> SetValue.of(copied(evaluation, set)))
            .with(
                    "issubset(other, /)",
                    (evaluation, set, arguments) -> BoolValue.of(
                            elements(evaluation, arguments.value("other")).containsAll(set.elements())))
            .with(
                    "issuperset(other, /)",
                    (evaluation, set, arguments) ->
                            BoolValue.of(set.elements().containsAll(elements(evaluation, arguments.value("other")))))
            .with(
                    "isdisjoint(other, /)",
                    (evaluation, set, arguments) -> BoolValue.of(
                            Collections.disjoint(elements(evaluation, arguments.value("other")), set.elements())))
            .with(
                    "symmetric_difference(other, /)",
                    (evaluation, set, arguments) -> SetValue.of(different(evaluation, set, arguments.value("other"))))
            .with(
                    "symmetric_difference_update(other, /)",
                    (evaluation, set, arguments) -> become(set, different(evaluation, set, arguments.value("other"))))
            .withAny("union", (evaluation, set, others) -> SetValue.of(joined(evaluation, set, others)))
            .withAny("update", (evaluation, set, others) -> become(set, joined(evaluation, set, others)))
            .withAny("difference", (evaluation, set, others) -> SetValue.of(without(evaluation, set, others)))
            .withAny("difference_update", (evaluation, set, others) -> become(set, without(evaluation, set, others)))
            .withAny("intersection", (evaluation, set, others) -> SetValue.of(shared(evaluation, set, others)))
            .withAny("intersection_update", (evaluation, set, others) -> become(set, shared(evaluation, set, others)));

    private SetMethods() {}

    static Optional<Value> find(SetValue set, String name) {
        return TABLE.find(set, name);
    }

    private static Value become(SetValue set, Set<Value> elements) {
        set.elements().clear();
        set.elements().addAll(elements);
        return NoneValue.NONE;
    }

    /** What is looked for: a set is looked for as if it could not change. */
    private static Value key(Value element) {
        return element instanceof SetValue ? element : Hashable.require(element);
    }

    private static Set<Value> copied(Evaluation evaluation, SetValue set) {
        evaluation.chargeElements(set.elements().size());
        return new LinkedHashSet<>(set.elements());
    }

    private static Set<Value> joined(Evaluation evaluation, SetValue set, List<Value> others) {
        Set<Value> all = copied(evaluation, set);
        others.forEach(other -> all.addAll(elements(evaluation, other)));
        return all;
    }

    private static Set<Value> without(Evaluation evaluation, SetValue set, List<Value> others) {
        Set<Value> rest = copied(evaluation, set);
        others.forEach(other -> elements(evaluation, other).forEach(rest::remove));
        return rest;
    }

    /** The shared elements, as the other one has them: Python goes through the smaller of two sets. */
    private static Set<Value> shared(Evaluation evaluation, SetValue set, List<Value> others) {
        Set<Value> shared = copied(evaluation, set);
        for (Value other : others) {
            Set<Value> elements = elements(evaluation, other);
            boolean isLarger = other instanceof SetValue && elements.size() > shared.size();
            Set<Value> visited = isLarger ? shared : elements;
            Set<Value> asked = isLarger ? elements : shared;
            Set<Value> both = new LinkedHashSet<>();
            visited.stream().filter(asked::contains).forEach(both::add);
            shared = both;
        }
        return shared;
    }

    private static Set<Value> different(Evaluation evaluation, SetValue set, Value value) {
        Set<Value> result = copied(evaluation, set);
        elements(evaluation, value).stream()
                .filter(element -> !result.remove(element))
                .toList()
                .forEach(result::add);
        return result;
    }

    private static Set<Value> elements(Evaluation evaluation, Value value) {
        Set<Value> elements = new LinkedHashSet<>();
        Sequences.toList(evaluation, value).forEach(element -> elements.add(Hashable.require(element)));
        return elements;
    }
}
