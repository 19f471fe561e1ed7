package dev.floe.compiler.rule;

import static java.util.Objects.requireNonNull;

import dev.floe.spi.artifact.Origin;
import dev.floe.spi.problem.ErrorCode;
import java.util.List;
import java.util.Map;

/**
 * What there is to know of a rule.
 *
 * @param name stable, such as {@code layer-order}: how manifests and reports call it
 * @param code of its violations
 * @param description what it asks for, one sentence without its full stop
 * @param settings the paths in manifest.yaml that turn it on, with {@code <layer>} for any layer
 * @param place where a violation is shown
 */
public record RuleFacts(String name, ErrorCode code, String description, List<String> settings, String place) {
    private static final String LAYER = "<layer>";

    public RuleFacts {
        requireNonNull(name, "name is null");
        requireNonNull(code, "code is null");
        requireNonNull(description, "description is null");
        settings = List.copyOf(settings);
        requireNonNull(place, "place is null");
    }

    /** Whether a manifest asks for it. */
    public boolean isInForce(Map<String, Origin> origins) {
        return origins.entrySet().stream()
                .filter(entry -> !entry.getValue().isBuiltIn())
                .anyMatch(entry -> settings.stream().anyMatch(setting -> fits(setting, entry.getKey())));
    }

    private static boolean fits(String setting, String path) {
        int layer = setting.indexOf(LAYER);
        if (layer < 0) {
            return path.equals(setting);
        }
        String rest = setting.substring(layer + LAYER.length());
        return path.length() > layer + rest.length()
                && path.startsWith(setting.substring(0, layer))
                && path.endsWith(rest)
                && path.indexOf('.', layer) == path.length() - rest.length();
    }
}
