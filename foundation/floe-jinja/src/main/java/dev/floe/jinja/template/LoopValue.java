package dev.floe.jinja.template;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.operation.Sequences;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.CallableValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.IteratorValue;
import dev.floe.jinja.value.UndefinedValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Jinja's {@code loop}: where a loop stands. It looks one element ahead, and further only if it is asked for its length. */
final class LoopValue implements CallableValue {
    private final Iterator<Value> elements;
    private final Deque<Value> ahead = new ArrayDeque<>();
    private final int depth;
    private final @Nullable Value iterable;
    private int index = -1;
    private @Nullable Value previous;
    private @Nullable Value current;
    private @Nullable List<Value> lastChanged;
    private @Nullable Recursion recursion;

    /** Runs the loop again, on the children of an element. */
    @FunctionalInterface
    interface Recursion {
        Value run(Evaluation evaluation, Value children);
    }

    /** @param iterable what the loop goes through, if all of it and if it may have a length */
    LoopValue(Iterator<Value> elements, @Nullable Value iterable, int depth) {
        this.elements = elements;
        this.iterable = iterable;
        this.depth = depth;
    }

    void recurseWith(Recursion again) {
        recursion = again;
    }

    boolean hasNext() {
        return !ahead.isEmpty() || elements.hasNext();
    }

    Value next() {
        previous = current;
        Value next = ahead.isEmpty() ? elements.next() : ahead.removeFirst();
        current = next;
        index++;
        return next;
    }

    private Optional<Value> peek() {
        if (ahead.isEmpty() && elements.hasNext()) {
            ahead.addLast(elements.next());
        }
        return Optional.ofNullable(ahead.peekFirst());
    }

    private int size() {
        if (iterable != null && !(iterable instanceof IteratorValue) && !(iterable instanceof HostValue)) {
            return Sequences.length(iterable);
        }
        elements.forEachRemaining(ahead::addLast);
        return index + 1 + ahead.size();
    }

    @Override
    public String name() {
        return "loop";
    }

    @Override
    public Value call(Evaluation evaluation, Arguments arguments) {
        if (recursion == null) {
            throw TemplateException.type("The loop must have the 'recursive' marker to be called recursively.");
        }
        if (arguments.positional().size() != 1) {
            throw TemplateException.type("loop() takes exactly one argument");
        }
        return recursion.run(evaluation, arguments.positional().getFirst());
    }

    @Override
    public Optional<Value> attribute(String name) {
        return switch (name) {
            case "index" -> Optional.of(IntValue.of(index + 1));
            case "index0" -> Optional.of(IntValue.of(index));
            case "revindex" -> Optional.of(IntValue.of(size() - index));
            case "revindex0" -> Optional.of(IntValue.of(size() - index - 1));
            case "first" -> Optional.of(BoolValue.of(index == 0));
            case "last" -> Optional.of(BoolValue.of(peek().isEmpty()));
            case "length" -> Optional.of(IntValue.of(size()));
            case "depth" -> Optional.of(IntValue.of(depth + 1));
            case "depth0" -> Optional.of(IntValue.of(depth));
            case "previtem" -> Optional.of(previous == null ? missing("there is no previous item") : previous);
            case "nextitem" -> Optional.of(peek().orElseGet(() -> missing("there is no next item")));
            case "cycle" -> Optional.of(new FunctionValue("cycle", (evaluation, arguments) -> cycle(arguments)));
            case "changed" -> Optional.of(new FunctionValue("changed", (evaluation, arguments) -> changed(arguments)));
            default -> Optional.empty();
        };
    }

    private static Value missing(String message) {
        return new UndefinedValue(message, UndefinedValue.Use.FAILS);
    }

    private Value cycle(Arguments arguments) {
        List<Value> values = arguments.positional();
        if (values.isEmpty()) {
            throw TemplateException.type("no items for cycling given");
        }
        return values.get(index % values.size());
    }

    private Value changed(Arguments arguments) {
        boolean isChanged = !arguments.positional().equals(lastChanged);
        lastChanged = arguments.positional();
        return BoolValue.of(isChanged);
    }

    @Override
    public String typeName() {
        return "LoopContext";
    }

    @Override
    public String repr() {
        return "<LoopContext " + (index + 1) + "/" + size() + ">";
    }
}
