package dev.floe.testing;

import dev.floe.spi.compute.ComputeConfiguration;
import dev.floe.spi.compute.ComputePlugin;
import dev.floe.spi.compute.ComputeSetting;
import dev.floe.spi.value.PropertyValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Configurations that a manifest could hold, made from what a compute says of its settings. */
public final class SampleSettings {
    private SampleSettings() {}

    /** A manifest's short form: the name alone. */
    public static ComputeConfiguration none(ComputePlugin compute) {
        return configuration(compute, Map.of());
    }

    /** Every setting at once, each with its first sample. */
    public static ComputeConfiguration all(ComputePlugin compute) {
        Map<String, PropertyValue> properties = new LinkedHashMap<>();
        compute.settings()
                .forEach(setting -> properties.put(setting.name(), of(setting).getFirst()));
        return configuration(compute, properties);
    }

    /** One setting alone. */
    static ComputeConfiguration only(ComputePlugin compute, ComputeSetting setting, PropertyValue value) {
        return configuration(compute, Map.of(setting.name(), value));
    }

    /** Values that the setting takes, at least one of which is no engine's default; of choices, all. */
    static List<PropertyValue> of(ComputeSetting setting) {
        if (!setting.choices().isEmpty()) {
            return setting.choices().stream().map(PropertyValue::of).toList();
        }
        return switch (setting.type()) {
            case TEXT -> List.of(PropertyValue.of("sample " + setting.name()));
            case COUNT -> List.of(PropertyValue.of(17), PropertyValue.of(Long.MAX_VALUE));
            case TRUTH -> List.of(PropertyValue.of(true), PropertyValue.of(false));
            case SIZE -> List.of(PropertyValue.of("17GB"), PropertyValue.of("512MiB"));
            case TEXT_LIST -> List.of(PropertyValue.of(List.of("one", "two")), PropertyValue.of(List.of()));
            case MAP ->
                List.of(
                        new PropertyValue.Entries(Map.of("sample", PropertyValue.of("value"))),
                        new PropertyValue.Entries(Map.of()));
        };
    }

    private static ComputeConfiguration configuration(ComputePlugin compute, Map<String, PropertyValue> properties) {
        return new ComputeConfiguration(compute.name(), Optional.empty(), properties);
    }
}
