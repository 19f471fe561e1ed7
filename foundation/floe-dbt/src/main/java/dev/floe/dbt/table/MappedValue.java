package dev.floe.dbt.table;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.member.Members;
import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A sequence whose elements have names, too: a row, or the rows and the columns of a table. */
class MappedValue implements HostValue {
    private static final int SAMPLE = 5;

    private static final Members<MappedValue> MEMBERS = Members.<MappedValue>builder()
            .method("keys()", (owner, _, _) -> owner.keys())
            .method("values()", (owner, evaluation, _) -> owner.charged(evaluation, TupleValue.of(owner.values)))
            .method("items()", (owner, evaluation, _) -> owner.charged(evaluation, owner.items()))
            .method("dict()", (owner, evaluation, _) -> owner.charged(evaluation, owner.dict()))
            .method("get(key, default=None)", (owner, _, arguments) -> owner.get(arguments))
            .method("index(value)", (owner, _, arguments) -> owner.indexOf(arguments.value("value")))
            .method("count(value)", (owner, _, arguments) -> owner.count(arguments.value("value")))
            .build();

    private final String className;
    private final Optional<List<String>> names;
    private final List<Value> values;

    MappedValue(String className, Optional<List<String>> names, List<Value> values) {
        this.className = requireNonNull(className, "className is null");
        this.names = requireNonNull(names, "names is null");
        this.values = List.copyOf(values);
    }

    final List<Value> values() {
        return values;
    }

    private Value charged(Evaluation evaluation, Value collection) {
        evaluation.chargeElements(values.size());
        return collection;
    }

    private Value keys() {
        return names.<Value>map(all ->
                        TupleValue.of(all.stream().<Value>map(StringValue::of).toList()))
                .orElse(NoneValue.NONE);
    }

    private TupleValue items() {
        List<Value> items = new ArrayList<>();
        List<String> all = names.orElseThrow(() -> TemplateException.type("'NoneType' object is not iterable"));
        for (int i = 0; i < values.size(); i++) {
            items.add(TupleValue.of(StringValue.of(all.get(i)), values.get(i)));
        }
        return TupleValue.of(items);
    }

    private DictValue dict() {
        DictValue dict = DictValue.empty();
        List<String> all =
                names.orElseThrow(() -> new TemplateException(ErrorKind.KEY, "The rows of a table have no names"));
        for (int i = 0; i < values.size(); i++) {
            dict.put(all.get(i), values.get(i));
        }
        return dict;
    }

    private Value get(BoundArguments arguments) {
        Value absent = arguments.value("default", NoneValue.NONE);
        return byName(arguments.value("key")).orElse(absent.isTrue() ? absent : NoneValue.NONE);
    }

    private Optional<Value> byName(Value key) {
        if (names.isEmpty() || !(key instanceof StringValue name)) {
            return Optional.empty();
        }
        int index = names.get().indexOf(name.value());
        return index < 0 || index >= values.size() ? Optional.empty() : Optional.of(values.get(index));
    }

    private Value indexOf(Value value) {
        int index = values.indexOf(value);
        if (index < 0) {
            throw TemplateException.value(value.repr() + " is not in the sequence");
        }
        return IntValue.of(index);
    }

    private Value count(Value value) {
        return IntValue.of(values.stream().filter(value::equals).count());
    }

    @Override
    public Optional<Value> attribute(String name) {
        return MEMBERS.find(this, name);
    }

    @Override
    public final Optional<Value> item(Evaluation evaluation, Value key) {
        if (key instanceof IntValue number) {
            int index = number.clamped();
            int position = index < 0 ? index + values.size() : index;
            return position >= 0 && position < values.size() ? Optional.of(values.get(position)) : Optional.empty();
        }
        return byName(key);
    }

    @Override
    public final Optional<Iterable<Value>> elements() {
        return Optional.of(values);
    }

    @Override
    public final OptionalInt length() {
        return OptionalInt.of(values.size());
    }

    @Override
    public final String typeName() {
        return className;
    }

    @Override
    public final String repr() {
        String sample = values.stream().limit(SAMPLE).map(Value::repr).collect(Collectors.joining(", "));
        return "<agate.%s: (%s)>".formatted(className, values.size() > SAMPLE ? sample + ", ..." : sample);
    }

    /** Equal to every sequence with the same elements. */
    @Override
    public final boolean equals(@Nullable Object other) {
        return switch (other) {
            case MappedValue mapped -> mapped.values.equals(values);
            case ListValue list -> list.elements().equals(values);
            case TupleValue tuple -> tuple.elements().equals(values);
            case null, default -> false;
        };
    }

    @Override
    public final int hashCode() {
        return values.hashCode();
    }

    @Override
    public final String toString() {
        return repr();
    }
}
