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
 * @param codes of its violations, the usual one first
 * @param description what it asks for, one sentence without its full stop
 * @param settings the paths in manifest.yaml that turn it on, with {@code <layer>} for any layer, {@code <level>} for any level;
 *     none: it always holds
 * @param place where a violation is shown
 */
public record RuleFacts(String name, List<ErrorCode> codes, String description, List<String> settings, String place) {
    private static final List<String> ANY = List.of("<layer>", "<level>");

    public RuleFacts {
        requireNonNull(name, "name is null");
        codes = List.copyOf(codes);
        requireNonNull(description, "description is null");
        settings = List.copyOf(settings);
        requireNonNull(place, "place is null");
    }

    /** A rule whose violations have one code. */
    public RuleFacts(String name, ErrorCode code, String description, List<String> settings, String place) {
        this(name, List.of(code), description, settings, place);
    }

    /** Whether a manifest asks for it. */
    public boolean isInForce(Map<String, Origin> origins) {
        return origins.entrySet().stream()
                .filter(entry -> !entry.getValue().isBuiltIn())
                .anyMatch(entry -> settings.stream().anyMatch(setting -> fits(setting, entry.getKey())));
    }

    private static boolean fits(String setting, String path) {
        for (String any : ANY) {
            int start = setting.indexOf(any);
            if (start >= 0) {
                String rest = setting.substring(start + any.length());
                return path.length() > start + rest.length()
                        && path.startsWith(setting.substring(0, start))
                        && path.endsWith(rest)
                        && path.indexOf('.', start) == path.length() - rest.length();
            }
        }
        return path.equals(setting);
    }
}
