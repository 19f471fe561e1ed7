package dev.floe.jinja.operation;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.DictViewValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.IteratorValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.NumberValue;
import dev.floe.jinja.value.RangeValue;
import dev.floe.jinja.value.SetValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.UndefinedValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Lengths and iteration of whatever has elements. */
public final class Sequences {
    private Sequences() {}

    /**
     * Python's {@code len(value)}; an undefined value has none of anything.
     *
     * @throws TemplateException of kind TYPE if the value has no length
     */
    public static int length(Value value) {
        return switch (value) {
            case StringValue text -> text.length();
            case ListValue list -> list.elements().size();
            case TupleValue tuple -> tuple.elements().size();
            case RangeValue range -> range.size();
            case DictValue dict -> dict.entries().size();
            case DictViewValue view -> view.dict().entries().size();
            case SetValue set -> set.elements().size();
            case UndefinedValue _ -> 0;
            case HostValue host -> host.length().orElseThrow(() -> noLength(value));
            case IteratorValue _ -> throw noLength(value);
            case NoneValue _ -> throw noLength(value);
            case NumberValue _ -> throw noLength(value);
        };
    }

    private static TemplateException noLength(Value value) {
        return TemplateException.type("object of type '%s' has no len()".formatted(Arithmetic.typeName(value)));
    }

    /** Goes through a value without charging for it: what {@link Evaluation#iterate} builds on. */
    public static Iterator<Value> iterate(Value value) {
        return switch (value) {
            case StringValue text -> characters(text.value());
            case ListValue list -> live(list.elements());
            case TupleValue tuple -> tuple.elements().iterator();
            case RangeValue range -> range.elements().iterator();
            case DictValue dict ->
                guarded(dict.entries().keySet().iterator(), "dictionary changed size during iteration");
            case DictViewValue view -> guarded(view.elements().iterator(), "dictionary changed size during iteration");
            case SetValue set -> guarded(set.elements().iterator(), "Set changed size during iteration");
            case IteratorValue iterator -> iterator.elements();
            case UndefinedValue _ -> List.<Value>of().iterator();
            case HostValue host ->
                host.elements().orElseThrow(() -> notIterable(value)).iterator();
            case NoneValue _ -> throw notIterable(value);
            case NumberValue _ -> throw notIterable(value);
        };
    }

    /** All elements, with a charge for each. */
    public static List<Value> toList(Evaluation evaluation, Value value) {
        List<Value> elements = new ArrayList<>();
        Iterator<Value> each = evaluation.iterate(value);
        while (each.hasNext()) {
            evaluation.chargeElements(1);
            elements.add(each.next());
        }
        return elements;
    }

    private static TemplateException notIterable(Value value) {
        return TemplateException.type("'%s' object is not iterable".formatted(Arithmetic.typeName(value)));
    }

    private static Iterator<Value> characters(String text) {
        return text.codePoints()
                .mapToObj(point -> (Value) StringValue.of(Character.toString(point)))
                .iterator();
    }

    /** Follows a list while it grows, as Python does. */
    private static Iterator<Value> live(List<Value> elements) {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < elements.size();
            }

            @Override
            public Value next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return elements.get(next++);
            }
        };
    }

    private static Iterator<Value> guarded(Iterator<Value> elements, String message) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return elements.hasNext();
            }

            @Override
            public Value next() {
                try {
                    return elements.next();
                } catch (ConcurrentModificationException changed) {
                    throw new TemplateException(ErrorKind.RUNTIME, message, changed);
                }
            }
        };
    }
}
