package dev.floe.jinja.method;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.operation.Hashable;
import dev.floe.jinja.operation.Sequences;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.SetValue;
import dev.floe.jinja.value.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The methods of {@code set}. */
final class SetMethods {
    private static final MethodTable<SetValue> TABLE = new MethodTable<SetValue>()
            .with("add(element)", (evaluation, set, arguments) -> {
                evaluation.chargeElements(1);
                set.elements().add(Hashable.require(arguments.value("element")));
                return NoneValue.NONE;
            })
            .with("discard(element)", (evaluation, set, arguments) -> {
                set.elements().remove(Hashable.require(arguments.value("element")));
                return NoneValue.NONE;
            })
            .with("remove(element)", (evaluation, set, arguments) -> {
                Value element = Hashable.require(arguments.value("element"));
                if (!set.elements().remove(element)) {
                    throw new TemplateException(ErrorKind.KEY, element.repr());
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
            .with("copy()", (evaluation, set, arguments) -> SetValue.of(set.elements()))
            .with(
                    "issubset(other)",
                    (evaluation, set, arguments) -> BoolValue.of(
                            elements(evaluation, arguments.value("other")).containsAll(set.elements())))
            .with(
                    "issuperset(other)",
                    (evaluation, set, arguments) ->
                            BoolValue.of(set.elements().containsAll(elements(evaluation, arguments.value("other")))))
            .with(
                    "isdisjoint(other)",
                    (evaluation, set, arguments) -> BoolValue.of(elements(evaluation, arguments.value("other")).stream()
                            .noneMatch(set.elements()::contains)))
            .with("symmetric_difference(other)", (evaluation, set, arguments) -> {
                Set<Value> other = elements(evaluation, arguments.value("other"));
                Set<Value> result = new LinkedHashSet<>(set.elements());
                result.removeAll(other);
                other.stream()
                        .filter(element -> !set.elements().contains(element))
                        .forEach(result::add);
                return SetValue.of(result);
            });

    private SetMethods() {}

    static Optional<Value> find(SetValue set, String name) {
        return switch (name) {
            case "union" -> function(name, (evaluation, arguments) -> SetValue.of(joined(evaluation, set, arguments)));
            case "update" ->
                function(name, (evaluation, arguments) -> {
                    set.elements().addAll(joined(evaluation, set, arguments));
                    return NoneValue.NONE;
                });
            case "difference" ->
                function(name, (evaluation, arguments) -> {
                    Set<Value> rest = new LinkedHashSet<>(set.elements());
                    others(evaluation, arguments).forEach(rest::removeAll);
                    return SetValue.of(rest);
                });
            case "intersection" ->
                function(name, (evaluation, arguments) -> {
                    Set<Value> rest = new LinkedHashSet<>(set.elements());
                    others(evaluation, arguments).forEach(rest::retainAll);
                    return SetValue.of(rest);
                });
            default -> TABLE.find(set, name);
        };
    }

    private static Optional<Value> function(String name, FunctionValue.Body body) {
        return Optional.of(new FunctionValue(name, body));
    }

    private static Set<Value> joined(Evaluation evaluation, SetValue set, Arguments arguments) {
        Set<Value> all = new LinkedHashSet<>(set.elements());
        others(evaluation, arguments).forEach(all::addAll);
        return all;
    }

    private static List<Set<Value>> others(Evaluation evaluation, Arguments arguments) {
        return arguments.positional().stream()
                .map(value -> elements(evaluation, value))
                .toList();
    }

    private static Set<Value> elements(Evaluation evaluation, Value value) {
        Set<Value> elements = new LinkedHashSet<>();
        Sequences.toList(evaluation, value).forEach(element -> elements.add(Hashable.require(element)));
        return elements;
    }
}
