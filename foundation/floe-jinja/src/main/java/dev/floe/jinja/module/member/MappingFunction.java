package dev.floe.jinja.module.member;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.CallableValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.DictViewValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.Parameters;
import dev.floe.jinja.value.Value;
import java.util.Optional;

/** A function that all of Python's mappings have: {@code get}, {@code keys}, {@code values} or {@code items}. */
public final class MappingFunction implements CallableValue {
    private static final Parameters GET = Parameters.of("get(key, default=None)");

    private final String name;
    private final HostValue mapping;
    private final DictValue entries;

    private MappingFunction(String name, HostValue mapping, DictValue entries) {
        this.name = requireNonNull(name, "name is null");
        this.mapping = requireNonNull(mapping, "mapping is null");
        this.entries = requireNonNull(entries, "entries is null");
    }

    /**
     * The function of this name, where mappings have one.
     *
     * @param mapping the mapping, which finds the items
     * @param entries what it shows of itself
     */
    public static Optional<Value> find(String name, HostValue mapping, DictValue entries) {
        return switch (name) {
            case "get", "keys", "values", "items" -> Optional.of(new MappingFunction(name, mapping, entries));
            default -> Optional.empty();
        };
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Value call(Evaluation evaluation, Arguments arguments) {
        if (name.equals("get")) {
            BoundArguments bound = GET.bind(arguments);
            return mapping.item(evaluation, bound.value("key")).orElse(bound.value("default", NoneValue.NONE));
        }
        return new DictViewValue(DictViewValue.Kind.valueOf(name.toUpperCase(java.util.Locale.ROOT)), entries);
    }
}
