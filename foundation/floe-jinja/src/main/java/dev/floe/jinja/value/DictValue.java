package dev.floe.jinja.value;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Python's {@code dict}: keys in the order in which they came, mutable, shared by reference. */
public final class DictValue implements Value {
    private final Map<Value, Value> entries;

    private DictValue(Map<Value, Value> entries) {
        this.entries = requireNonNull(entries, "entries is null");
    }

    public static DictValue empty() {
        return new DictValue(new LinkedHashMap<>());
    }

    /** A dict of its own, with these entries. */
    public static DictValue of(Map<? extends Value, ? extends Value> entries) {
        return new DictValue(new LinkedHashMap<>(entries));
    }

    public static DictValue ofNamed(Map<String, ? extends Value> entries) {
        DictValue dict = empty();
        entries.forEach(dict::put);
        return dict;
    }

    /** The entries themselves: what changes them changes this dict. */
    public Map<Value, Value> entries() {
        return entries;
    }

    public Optional<Value> find(Value key) {
        return Optional.ofNullable(entries.get(key));
    }

    public Optional<Value> find(String key) {
        return find(StringValue.of(key));
    }

    public void put(String key, Value value) {
        entries.put(StringValue.of(key), value);
    }

    @Override
    public String typeName() {
        return "dict";
    }

    @Override
    public boolean isTrue() {
        return !entries.isEmpty();
    }

    @Override
    public String repr() {
        return ContainerText.mapping(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        ContainerWork.charge(entries.size());
        return this == other || (other instanceof DictValue dict && dict.entries.equals(entries));
    }

    @Override
    public int hashCode() {
        ContainerWork.charge(entries.size());
        return entries.hashCode();
    }

    @Override
    public String toString() {
        return repr();
    }
}
