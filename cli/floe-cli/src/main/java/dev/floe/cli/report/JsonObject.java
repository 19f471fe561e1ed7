package dev.floe.cli.report;

import dev.floe.spi.value.PropertyValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A JSON object that is being put together; members keep their order. */
public final class JsonObject {
    private final Map<String, PropertyValue> members = new LinkedHashMap<>();

    public JsonObject with(String key, PropertyValue value) {
        members.put(key, value);
        return this;
    }

    public JsonObject with(String key, String value) {
        return with(key, PropertyValue.of(value));
    }

    public JsonObject with(String key, long value) {
        return with(key, PropertyValue.of(value));
    }

    /** Leaves the member out where there is no value. */
    public JsonObject withOptional(String key, Optional<String> value) {
        value.ifPresent(text -> with(key, text));
        return this;
    }

    public <T> JsonObject withEach(String key, List<T> values, Function<T, PropertyValue> function) {
        return with(key, new PropertyValue.Items(values.stream().map(function).toList()));
    }

    public PropertyValue.Entries value() {
        return new PropertyValue.Entries(members);
    }
}
