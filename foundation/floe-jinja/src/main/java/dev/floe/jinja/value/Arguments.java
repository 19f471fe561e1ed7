package dev.floe.jinja.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a call hands over.
 *
 * @param positional the arguments without a name, in order
 * @param named the arguments with a name, in the order of the call
 */
public record Arguments(List<Value> positional, Map<String, Value> named) {
    private static final Arguments NONE = new Arguments(List.of(), Map.of());

    public Arguments {
        positional = List.copyOf(positional);
        named = named.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(named));
    }

    public static Arguments none() {
        return NONE;
    }

    public static Arguments of(Value... positional) {
        return new Arguments(List.of(positional), Map.of());
    }

    /** These arguments after another first one: what a filter gets, or a method without its value. */
    public Arguments withFirst(Value first) {
        List<Value> all = new ArrayList<>(positional.size() + 1);
        all.add(first);
        all.addAll(positional);
        return new Arguments(all, named);
    }
}
