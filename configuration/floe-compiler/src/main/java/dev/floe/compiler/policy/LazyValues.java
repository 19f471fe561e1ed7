package dev.floe.compiler.policy;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A mapping whose values are made when somebody asks for them: an expression asks for a few of many. For one thread. */
final class LazyValues extends AbstractMap<String, Object> {
    private final Map<String, Supplier<?>> makers = new LinkedHashMap<>();
    private final Map<String, Object> made = new HashMap<>();

    /** This, with one more. */
    LazyValues with(String key, Supplier<?> maker) {
        makers.put(key, maker);
        return this;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return makers.containsKey(key);
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        Supplier<?> maker = makers.get(key);
        return key instanceof String name && maker != null ? value(name, maker) : null;
    }

    private Object value(String key, Supplier<?> maker) {
        return made.computeIfAbsent(key, _ -> maker.get());
    }

    @Override
    public int size() {
        return makers.size();
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        Set<Entry<String, Object>> entries = new LinkedHashSet<>();
        makers.forEach((key, maker) -> entries.add(Map.entry(key, value(key, maker))));
        return entries;
    }
}
