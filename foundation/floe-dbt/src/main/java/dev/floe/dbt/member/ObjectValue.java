package dev.floe.dbt.member;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.Value;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An object of dbt's whose fields templates read: its attributes, and {@code to_dict()}, which gives them as data.
 *
 * @param typeName Python's name of its class
 * @param fields by their names
 */
public record ObjectValue(String typeName, DictValue fields) implements HostValue {
    public ObjectValue {
        requireNonNull(typeName, "typeName is null");
        requireNonNull(fields, "fields is null");
    }

    @Override
    public Optional<Value> attribute(String name) {
        return name.equals("to_dict")
                ? Optional.of(new FunctionValue("to_dict", (_, _) -> plain(this)))
                : fields.find(name);
    }

    /** The same as data: objects as dictionaries, and moments as texts. */
    private static Value plain(Value value) {
        return switch (value) {
            case ObjectValue object -> plain(object.fields());
            case DictValue dict -> {
                DictValue copy = DictValue.empty();
                dict.entries().forEach((key, each) -> copy.entries().put(key, plain(each)));
                yield copy;
            }
            case ListValue list ->
                ListValue.of(list.elements().stream().map(ObjectValue::plain).toList());
            case TupleValue tuple ->
                ListValue.of(tuple.elements().stream().map(ObjectValue::plain).toList());
            case HostValue moment when moment.typeName().endsWith("datetime") -> iso(moment.toText());
            default -> value;
        };
    }

    /** dbt writes a moment without a zone as one in UTC. */
    private static StringValue iso(String moment) {
        boolean hasZone = moment.indexOf('+') > 0;
        return StringValue.of(moment.replace(' ', 'T') + (hasZone ? "" : "Z"));
    }

    @Override
    public String repr() {
        return typeName
                + fields.entries().entrySet().stream()
                        .map(entry ->
                                entry.getKey().toText() + "=" + entry.getValue().repr())
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    @Override
    public String toString() {
        return repr();
    }
}
