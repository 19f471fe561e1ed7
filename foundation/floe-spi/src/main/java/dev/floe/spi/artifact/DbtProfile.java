package dev.floe.spi.artifact;

import static java.util.Objects.requireNonNull;

import dev.floe.spi.compute.DbtTarget;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The one profile of dbt's {@code profiles.yml}.
 *
 * @param name what the dbt project's {@code profile} asks for
 * @param target the default target; always among {@code outputs}
 * @param outputs one target per approved compute, by its name
 */
public record DbtProfile(String name, String target, Map<String, DbtTarget> outputs) {
    public DbtProfile {
        requireNonNull(name, "name is null");
        requireNonNull(target, "target is null");
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
        if (!outputs.containsKey(target)) {
            throw new IllegalArgumentException("Cannot default to target '%s': it is no output".formatted(target));
        }
    }
}
