package dev.floe.jinja.template;

import dev.floe.jinja.value.Value;
import java.util.Map;
import java.util.Optional;

/** The names that a template finds outside of itself. */
@FunctionalInterface
public interface Globals {
    Optional<Value> find(String name);

    static Globals of(Map<String, ? extends Value> values) {
        Map<String, Value> copy = Map.copyOf(values);
        return name -> Optional.ofNullable(copy.get(name));
    }
}
