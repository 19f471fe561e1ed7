package dev.floe.jinja.filter;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One group of {@code groupby}: a pair that also has names.
 *
 * @param grouper what the members have in common
 */
record GroupValue(Value grouper, ListValue list) implements HostValue {
    GroupValue {
        requireNonNull(grouper, "grouper is null");
        requireNonNull(list, "list is null");
    }

    @Override
    public Optional<Value> attribute(String name) {
        return switch (name) {
            case "grouper" -> Optional.of(grouper);
            case "list" -> Optional.of(list);
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<Value> item(Evaluation evaluation, Value key) {
        if (key instanceof IntValue index) {
            return switch (index.clamped()) {
                case 0, -2 -> Optional.of(grouper);
                case 1, -1 -> Optional.of(list);
                default -> Optional.empty();
            };
        }
        return Optional.empty();
    }

    @Override
    public Optional<Iterable<Value>> elements() {
        return Optional.of(List.of(grouper, list));
    }

    @Override
    public OptionalInt length() {
        return OptionalInt.of(2);
    }

    @Override
    public String typeName() {
        return "_GroupTuple";
    }

    @Override
    public String repr() {
        return TupleValue.of(grouper, list).repr();
    }

    @Override
    public String toString() {
        return repr();
    }
}
