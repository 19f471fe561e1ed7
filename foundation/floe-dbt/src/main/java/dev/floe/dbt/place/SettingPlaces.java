package dev.floe.dbt.place;

import dev.floe.dbt.graph.ManifestNode;
import dev.floe.documents.DocumentNode;
import dev.floe.documents.DocumentNode.Entry;
import dev.floe.documents.DocumentNode.Mapping;
import dev.floe.spi.problem.Place;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds the settings of nodes in {@code dbt_project.yml}: the deepest one on a node's way is the one that counts. */
final class SettingPlaces {
    private static final String FILE = "dbt_project.yml";

    private final ProjectTexts texts;
    private final String projectName;

    SettingPlaces(ProjectTexts texts, String projectName) {
        this.texts = texts;
        this.projectName = projectName;
    }

    Optional<Place> inProject(ManifestNode node, String key) {
        if (!node.packageName().equals(projectName)) {
            return Optional.empty();
        }
        Optional<Mapping> level = texts.document(FILE).flatMap(root -> below(root, section(node)));
        Optional<Place> found = level.flatMap(mapping -> setting(mapping, key));
        for (String step : node.fqn()) {
            level = level.flatMap(mapping -> below(mapping, step));
            found = level.flatMap(mapping -> setting(mapping, key)).or(supply(found));
            if (level.isEmpty()) {
                break;
            }
        }
        return found;
    }

    private static Supplier<Optional<Place>> supply(Optional<Place> place) {
        return () -> place;
    }

    private static String section(ManifestNode node) {
        return node.resourceType().text() + "s";
    }

    private static Optional<Mapping> below(DocumentNode node, String key) {
        return node instanceof Mapping mapping
                ? mapping.entry(key)
                        .map(Entry::value)
                        .filter(Mapping.class::isInstance)
                        .map(Mapping.class::cast)
                : Optional.empty();
    }

    private static Optional<Place> setting(Mapping mapping, String key) {
        return mapping.entry("+" + key)
                .or(() -> mapping.entry(key).filter(entry -> !(entry.value() instanceof Mapping)))
                .map(Entry::keyPlace);
    }
}
