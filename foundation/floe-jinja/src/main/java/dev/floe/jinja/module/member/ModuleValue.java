package dev.floe.jinja.module.member;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A module: names and what they stand for. Templates see it as a mapping, as dbt's are dicts.
 *
 * @param name the module's own name
 * @param members what it contains, in order
 */
public record ModuleValue(String name, Map<String, Value> members) implements HostValue {
    public ModuleValue {
        requireNonNull(name, "name is null");
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    @Override
    public Optional<Value> attribute(String attribute) {
        return MappingFunction.find(attribute, this, DictValue.ofNamed(members))
                .or(() -> Optional.ofNullable(members.get(attribute)));
    }

    @Override
    public Optional<Value> item(Evaluation evaluation, Value key) {
        return key instanceof StringValue text ? Optional.ofNullable(members.get(text.value())) : Optional.empty();
    }

    @Override
    public Optional<Iterable<Value>> elements() {
        return Optional.of(members.keySet().stream().<Value>map(StringValue::of).toList());
    }

    @Override
    public OptionalInt length() {
        return OptionalInt.of(members.size());
    }

    @Override
    public boolean isMapping() {
        return true;
    }

    @Override
    public String typeName() {
        return "dict";
    }

    @Override
    public String repr() {
        return DictValue.ofNamed(members).repr();
    }
}
