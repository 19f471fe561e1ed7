package dev.floe.jinja.filter;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.method.Methods;
import dev.floe.jinja.operation.Arithmetic;
import dev.floe.jinja.operation.Hashable;
import dev.floe.jinja.operation.SafeAttributes;
import dev.floe.jinja.operation.Sequences;
import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.DictViewValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.HostValue.Operation;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.IteratorValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.UndefinedValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The filters on sequences as a whole. */
final class SequenceFilters {
    private SequenceFilters() {}

    static void addTo(FilterTable table) {
        table.with("length()", (evaluation, value, arguments) -> IntValue.of(Sequences.length(value)))
                .alias("count", "length")
                .with("list()", (evaluation, value, arguments) -> ListValue.of(Sequences.toList(evaluation, value)))
                .with("first()", (evaluation, value, arguments) -> {
                    Iterator<Value> each = evaluation.iterate(value);
                    return each.hasNext() ? each.next() : missing("No first item, sequence was empty.", evaluation);
                })
                .with("last()", (evaluation, value, arguments) -> {
                    List<Value> all = Sequences.toList(evaluation, value);
                    return all.isEmpty() ? missing("No last item, sequence was empty.", evaluation) : all.getLast();
                })
                .with("random()", (evaluation, value, arguments) -> {
                    List<Value> all = Sequences.toList(evaluation, value);
                    return all.isEmpty()
                            ? missing("No random item, sequence was empty.", evaluation)
                            : all.get(new Random().nextInt(all.size()));
                })
                .with("join(d='', attribute=None)", SequenceFilters::join)
                .with("reverse()", SequenceFilters::reverse)
                .with("sum(attribute=None, start=0)", SequenceFilters::sum)
                .with("items()", SequenceFilters::items)
                .with("batch(linecount, fill_with=None)", SequenceFilters::batch)
                .with("slice(slices, fill_with=None)", SequenceFilters::slice)
                .with("unique(case_sensitive=False, attribute=None)", SequenceFilters::unique)
                .with(
                        "attr(name)",
                        (evaluation, value, arguments) -> attributeOnly(
                                evaluation, value, arguments.value("name").toText()));
    }

    /** The attribute, and not the item, of a name. */
    private static Value attributeOnly(Evaluation evaluation, Value value, String name) {
        SafeAttributes.require(value, name);
        return Methods.find(value, name)
                .orElseGet(() ->
                        missing("'%s object' has no attribute '%s'".formatted(value.typeName(), name), evaluation));
    }

    private static Value missing(String message, Evaluation evaluation) {
        return new UndefinedValue(message, evaluation.undefinedUse());
    }

    private static Value join(Evaluation evaluation, Value value, BoundArguments arguments) {
        UnaryOperator<Value> getter = AttributePath.getter(evaluation, arguments.value("attribute", NoneValue.NONE));
        String separator = arguments.value("d", StringValue.EMPTY).toText();
        StringBuilder text = new StringBuilder();
        Iterator<Value> each = evaluation.iterate(value);
        boolean isFirst = true;
        while (each.hasNext()) {
            String part = getter.apply(each.next()).toText();
            int before = text.length();
            text.append(isFirst ? "" : separator).append(part);
            evaluation.chargeText(text.length() > 1 << 24 ? text.length() : text.length() - before);
            isFirst = false;
        }
        return StringValue.of(text.toString());
    }

    private static Value reverse(Evaluation evaluation, Value value, BoundArguments arguments) {
        if (value instanceof StringValue text) {
            return StringValue.of(new StringBuilder(text.value()).reverse().toString());
        }
        List<Value> all;
        try {
            all = Sequences.toList(evaluation, value);
        } catch (TemplateException notIterable) {
            throw new TemplateException(ErrorKind.FILTER_ARGUMENT, "argument must be iterable", notIterable);
        }
        Collections.reverse(all);
        return IteratorValue.named("list_reverseiterator", all.iterator());
    }

    private static Value sum(Evaluation evaluation, Value value, BoundArguments arguments) {
        UnaryOperator<Value> getter = AttributePath.getter(evaluation, arguments.value("attribute", NoneValue.NONE));
        Value sum = arguments.value("start", IntValue.ZERO);
        Iterator<Value> each = evaluation.iterate(value);
        while (each.hasNext()) {
            sum = Arithmetic.apply(evaluation, Operation.ADD, sum, getter.apply(each.next()));
        }
        return sum;
    }

    private static Value items(Evaluation evaluation, Value value, BoundArguments arguments) {
        if (value instanceof UndefinedValue) {
            return IteratorValue.generator(Collections.emptyIterator());
        }
        if (!(value instanceof DictValue dict)) {
            throw TemplateException.type("Can only get item pairs from a mapping.");
        }
        return IteratorValue.generator(evaluation.iterate(new DictViewValue(DictViewValue.Kind.ITEMS, dict)));
    }

    private static Value batch(Evaluation evaluation, Value value, BoundArguments arguments) {
        int size = arguments.number("linecount", 1);
        Value fill = arguments.value("fill_with", NoneValue.NONE);
        List<Value> all = Sequences.toList(evaluation, value);
        List<Value> batches = new ArrayList<>();
        for (int start = 0; start < all.size(); start += Math.max(size, 1)) {
            ListValue batch = ListValue.of(all.subList(start, Math.min(all.size(), start + Math.max(size, 1))));
            if (fill != NoneValue.NONE) {
                evaluation.chargeElements(size);
                while (batch.elements().size() < size) {
                    batch.elements().add(fill);
                }
            }
            batches.add(batch);
        }
        return IteratorValue.generator(batches.iterator());
    }

    private static Value slice(Evaluation evaluation, Value value, BoundArguments arguments) {
        int slices = arguments.number("slices", 1);
        if (slices == 0) {
            throw new TemplateException(ErrorKind.ZERO_DIVISION, "integer division or modulo by zero");
        }
        evaluation.chargeElements(Math.max(slices, 0));
        Value fill = arguments.value("fill_with", NoneValue.NONE);
        List<Value> all = Sequences.toList(evaluation, value);
        int each = Math.floorDiv(all.size(), slices);
        int longer = Math.floorMod(all.size(), slices);
        List<Value> parts = new ArrayList<>();
        int offset = 0;
        for (int i = 0; i < slices; i++) {
            int start = offset + i * each;
            if (i < longer) {
                offset++;
            }
            ListValue part = ListValue.of(all.subList(start, offset + (i + 1) * each));
            if (fill != NoneValue.NONE && i >= longer) {
                part.elements().add(fill);
            }
            parts.add(part);
        }
        return IteratorValue.generator(parts.iterator());
    }

    private static Value unique(Evaluation evaluation, Value value, BoundArguments arguments) {
        UnaryOperator<Value> getter = AttributePath.getter(evaluation, arguments.value("attribute", NoneValue.NONE));
        boolean isCaseSensitive = arguments.truth("case_sensitive", false);
        Set<Value> seen = new HashSet<>();
        List<Value> unique = new ArrayList<>();
        for (Value element : Sequences.toList(evaluation, value)) {
            Value key = getter.apply(element);
            if (seen.add(Hashable.require(isCaseSensitive ? key : AttributePath.withoutCase(key)))) {
                unique.add(element);
            }
        }
        return IteratorValue.generator(unique.iterator());
    }
}
