package dev.floe.jinja.operation;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.RangeValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Python's {@code value[key]} and {@code value[start:stop:step]}. */
public final class Indexing {
    private Indexing() {}

    /** The item, or nothing where Python raises a TypeError or LookupError, which Jinja turns into undefined. */
    public static Optional<Value> item(Evaluation evaluation, Value value, Value key) {
        return switch (value) {
            case DictValue dict -> dict.find(key);
            case ListValue list -> element(list.elements(), key);
            case TupleValue tuple -> element(tuple.elements(), key);
            case RangeValue range -> element(range.elements(), key);
            case StringValue text -> character(text, key);
            case HostValue host -> host.item(evaluation, key);
            default -> Optional.empty();
        };
    }

    private static Optional<Value> element(List<Value> elements, Value key) {
        Optional<Integer> index = index(key).map(number -> number < 0 ? number + elements.size() : number);
        return index.filter(number -> number >= 0 && number < elements.size()).map(elements::get);
    }

    private static Optional<Value> character(StringValue text, Value key) {
        return index(key).flatMap(number -> {
            int length = text.length();
            int index = number < 0 ? number + length : number;
            if (index < 0 || index >= length) {
                return Optional.empty();
            }
            int offset = text.value().offsetByCodePoints(0, index);
            return Optional.of(StringValue.of(Character.toString(text.value().codePointAt(offset))));
        });
    }

    private static Optional<Integer> index(Value key) {
        return switch (key) {
            case IntValue number -> Optional.of(number.clamped());
            case BoolValue truth -> Optional.of(truth.isTrue() ? 1 : 0);
            default -> Optional.empty();
        };
    }

    /**
     * A slice; None stands for a bound that is left out. Nothing where the value cannot be sliced.
     *
     * @throws TemplateException of kind TYPE or VALUE if a bound makes no sense
     */
    public static Optional<Value> slice(Evaluation evaluation, Value value, Value start, Value stop, Value step) {
        return switch (value) {
            case StringValue text -> {
                int[] points = text.value().codePoints().toArray();
                StringBuilder slice = new StringBuilder();
                for (int index : indexes(evaluation, points.length, start, stop, step)) {
                    slice.appendCodePoint(points[index]);
                }
                yield Optional.of(StringValue.of(slice.toString()));
            }
            case ListValue list ->
                Optional.of(ListValue.of(pick(
                        list.elements(), indexes(evaluation, list.elements().size(), start, stop, step))));
            case TupleValue tuple ->
                Optional.of(TupleValue.of(pick(
                        tuple.elements(), indexes(evaluation, tuple.elements().size(), start, stop, step))));
            case RangeValue range -> Optional.of(sliceOf(range, start, stop, step));
            default -> Optional.empty();
        };
    }

    /** A range of a range is a range. */
    private static Value sliceOf(RangeValue range, Value start, Value stop, Value step) {
        Stride stride = Stride.of(range.size(), start, stop, step);
        return range.slice(stride.from(), stride.to(), stride.step());
    }

    private static List<Value> pick(List<Value> elements, List<Integer> indexes) {
        List<Value> picked = new ArrayList<>(indexes.size());
        indexes.forEach(index -> picked.add(elements.get(index)));
        return picked;
    }

    private static List<Integer> indexes(Evaluation evaluation, int length, Value start, Value stop, Value step) {
        Stride stride = Stride.of(length, start, stop, step);
        List<Integer> indexes = new ArrayList<>();
        for (long index = stride.from();
                stride.step() > 0 ? index < stride.to() : index > stride.to();
                index += stride.step()) {
            evaluation.chargeElements(1);
            indexes.add((int) index);
        }
        return indexes;
    }

    /** The bounds of a slice, within the length of what is sliced. */
    private record Stride(int from, int to, int step) {
        static Stride of(int length, Value start, Value stop, Value step) {
            int stride = bound(step).orElse(1);
            if (stride == 0) {
                throw TemplateException.value("slice step cannot be zero");
            }
            int low = stride > 0 ? 0 : -1;
            int high = stride > 0 ? length : length - 1;
            int from =
                    bound(start).map(index -> clamp(index, length, low, high)).orElse(stride > 0 ? low : high);
            int to = bound(stop).map(index -> clamp(index, length, low, high)).orElse(stride > 0 ? high : low);
            return new Stride(from, to, stride);
        }
    }

    private static int clamp(int index, int length, int low, int high) {
        long absolute = index < 0 ? (long) index + length : index;
        return (int) Math.max(low, Math.min(absolute, high));
    }

    private static Optional<Integer> bound(Value value) {
        if (value == NoneValue.NONE) {
            return Optional.empty();
        }
        return Optional.of(index(value)
                .orElseThrow(() ->
                        TemplateException.type("slice indices must be integers or None or have an __index__ method")));
    }
}
