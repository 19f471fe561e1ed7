package dev.floe.spi.compute;

import dev.floe.spi.value.PropertyValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One target under {@code outputs} in dbt's {@code profiles.yml}.
 *
 * @param entries the keys of the target in the order they are written; {@code type} is always among them
 */
public record DbtTarget(Map<String, PropertyValue> entries) {
    public DbtTarget {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        if (!(entries.get("type") instanceof PropertyValue.Text)) {
            throw new IllegalArgumentException("Cannot make a dbt target without a type");
        }
    }

    /** A target of this dbt adapter, such as {@code duckdb}. */
    public static DbtTarget ofType(String adapter) {
        return new DbtTarget(Map.of("type", PropertyValue.of(adapter)));
    }

    public DbtTarget with(String key, PropertyValue value) {
        Map<String, PropertyValue> extended = new LinkedHashMap<>(entries);
        extended.put(key, value);
        return new DbtTarget(extended);
    }

    public DbtTarget with(String key, String value) {
        return with(key, PropertyValue.of(value));
    }

    /** Adds the key only where there is a value. */
    public DbtTarget withOptional(String key, Optional<PropertyValue> value) {
        return value.map(present -> with(key, present)).orElse(this);
    }

    /** Adds a credential: dbt reads it from this environment variable when it runs. */
    public DbtTarget withEnvironmentVariable(String key, String variable) {
        return with(key, environmentVariable(variable));
    }

    /** The dbt expression that reads an environment variable. */
    public static PropertyValue environmentVariable(String variable) {
        return PropertyValue.of("{{ env_var('" + variable + "') }}");
    }
}
