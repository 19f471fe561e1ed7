package dev.floe.compiler.rule;

import dev.floe.compiler.project.ProductProject;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.select.ResourceType;
import dev.floe.spi.artifact.ArchitecturePattern;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The kinds of tables that a pattern tells apart by the beginnings of their names. They hold where a manifest sets the pattern
 * itself: in the last layer of a kimball architecture, and in the middle layers of a data vault.
 */
final class NameKinds {
    private static final String SETTING = "data_architecture.pattern";
    private static final Set<String> KIMBALL = new TreeSet<>(List.of("dim_", "fct_", "fact_", "bridge_", "agg_"));
    private static final Set<String> VAULT = new TreeSet<>(
            List.of("hub_", "lnk_", "link_", "sat_", "msat_", "esat_", "xts_", "pit_", "bridge_", "ref_"));

    private NameKinds() {}

    /** What the name of a node may begin with, behind the prefix of its layer; empty: anything. */
    static Set<String> wanted(ProductProject project, String layer, ManifestNode node) {
        if (node.resourceType() != ResourceType.MODEL || !isChosen(project)) {
            return Set.of();
        }
        List<String> layers = layers(project);
        int index = layers.indexOf(layer);
        return switch (project.platform().dataArchitecture().pattern()) {
            case KIMBALL -> index == layers.size() - 1 ? KIMBALL : Set.of();
            case DATA_VAULT -> index > 0 && index < layers.size() - 1 ? VAULT : Set.of();
            case MEDALLION, HYBRID -> Set.of();
        };
    }

    /** Whether a manifest says what the pattern is; floe's own default asks for nothing. */
    static boolean isChosen(ProductProject project) {
        return Optional.ofNullable(project.platform().origins().get(SETTING))
                .filter(origin -> !origin.isBuiltIn())
                .isPresent();
    }

    static List<String> layers(ProductProject project) {
        return List.copyOf(project.platform().dataArchitecture().layers().keySet());
    }

    /**
     * The kind of a table, such as {@code dim}; empty where the name tells none.
     *
     * @param prefix of its layer
     */
    static Optional<String> of(ArchitecturePattern pattern, String prefix, String name) {
        String rest = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
        Set<String> kinds =
                switch (pattern) {
                    case KIMBALL -> KIMBALL;
                    case DATA_VAULT -> VAULT;
                    case MEDALLION, HYBRID -> Set.of();
                };
        return kinds.stream().filter(rest::startsWith).findFirst().map(kind -> switch (kind) {
            case "fact_" -> "fct";
            case "lnk_" -> "link";
            case "msat_", "esat_" -> "sat";
            default -> kind.substring(0, kind.length() - 1);
        });
    }

    static String name(ArchitecturePattern pattern) {
        return pattern.name().toLowerCase(Locale.ROOT);
    }
}
