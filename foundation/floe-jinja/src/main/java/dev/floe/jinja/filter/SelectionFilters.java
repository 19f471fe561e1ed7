package dev.floe.jinja.filter;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.IteratorValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The filters that choose or change each element of a sequence; they are lazy, as in Jinja2. */
final class SelectionFilters {
    private SelectionFilters() {}

    static void addTo(FilterTable table) {
        table.withFree("map", SelectionFilters::map)
                .withFree(
                        "select",
                        (evaluation, value, arguments) -> chosen(evaluation, value, plain(evaluation, arguments)))
                .withFree(
                        "reject",
                        (evaluation, value, arguments) -> chosen(
                                evaluation, value, plain(evaluation, arguments).negate()))
                .withFree(
                        "selectattr",
                        (evaluation, value, arguments) -> chosen(evaluation, value, byAttribute(evaluation, arguments)))
                .withFree(
                        "rejectattr",
                        (evaluation, value, arguments) -> chosen(
                                evaluation,
                                value,
                                byAttribute(evaluation, arguments).negate()));
    }

    private static Value map(Evaluation evaluation, Value value, Arguments arguments) {
        if (!value.isTrue()) {
            return IteratorValue.generator(Collections.emptyIterator());
        }
        UnaryOperator<Value> change = change(evaluation, arguments);
        Iterator<Value> elements = evaluation.iterate(value);
        return IteratorValue.generator(new Iterator<>() {
            @Override
            public boolean hasNext() {
                return elements.hasNext();
            }

            @Override
            public Value next() {
                return change.apply(elements.next());
            }
        });
    }

    private static UnaryOperator<Value> change(Evaluation evaluation, Arguments arguments) {
        Value attribute = arguments.named().get("attribute");
        if (arguments.positional().isEmpty() && attribute != null) {
            Map<String, Value> others = new HashMap<>(arguments.named());
            others.remove("attribute");
            Optional<Value> fallback = Optional.ofNullable(others.remove("default"));
            if (!others.isEmpty()) {
                throw new TemplateException(
                        ErrorKind.FILTER_ARGUMENT,
                        "Unexpected keyword argument "
                                + StringValue.of(others.keySet().iterator().next())
                                        .repr());
            }
            return AttributePath.getter(evaluation, attribute, fallback);
        }
        if (arguments.positional().isEmpty()) {
            throw new TemplateException(ErrorKind.FILTER_ARGUMENT, "map requires a filter argument");
        }
        String name = arguments.positional().getFirst().toText();
        Evaluation.Filter filter = evaluation
                .filter(name)
                .orElseThrow(() -> new TemplateException(ErrorKind.RUNTIME, "No filter named '" + name + "'."));
        Arguments rest = rest(arguments);
        return element -> filter.apply(evaluation, element, rest);
    }

    private static Arguments rest(Arguments arguments) {
        List<Value> positional = arguments.positional();
        return new Arguments(positional.subList(1, positional.size()), arguments.named());
    }

    private static Predicate<Value> plain(Evaluation evaluation, Arguments arguments) {
        return arguments.positional().isEmpty() ? Value::isTrue : test(evaluation, arguments);
    }

    private static Predicate<Value> byAttribute(Evaluation evaluation, Arguments arguments) {
        if (arguments.positional().isEmpty()) {
            throw new TemplateException(ErrorKind.FILTER_ARGUMENT, "Missing parameter for attribute name");
        }
        UnaryOperator<Value> getter =
                AttributePath.getter(evaluation, arguments.positional().getFirst());
        Predicate<Value> test = plain(evaluation, rest(arguments));
        return value -> test.test(getter.apply(value));
    }

    private static Predicate<Value> test(Evaluation evaluation, Arguments arguments) {
        String name = arguments.positional().getFirst().toText();
        Evaluation.Filter test = evaluation
                .test(name)
                .orElseThrow(() -> new TemplateException(ErrorKind.RUNTIME, "No test named '" + name + "'."));
        Arguments rest = rest(arguments);
        return value -> test.apply(evaluation, value, rest).isTrue();
    }

    private static Value chosen(Evaluation evaluation, Value value, Predicate<Value> predicate) {
        if (!value.isTrue()) {
            return IteratorValue.generator(Collections.emptyIterator());
        }
        Iterator<Value> elements = evaluation.iterate(value);
        return IteratorValue.generator(new Iterator<>() {
            private @Nullable Value next;

            @Override
            public boolean hasNext() {
                while (next == null && elements.hasNext()) {
                    Value candidate = elements.next();
                    if (predicate.test(candidate)) {
                        next = candidate;
                    }
                }
                return next != null;
            }

            @Override
            public Value next() {
                if (!hasNext() || next == null) {
                    throw new NoSuchElementException();
                }
                Value element = next;
                next = null;
                return element;
            }
        });
    }
}
