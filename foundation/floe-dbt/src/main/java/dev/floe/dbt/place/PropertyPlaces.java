package dev.floe.dbt.place;

import dev.floe.dbt.graph.ManifestNode;
import dev.floe.documents.DocumentNode;
import dev.floe.documents.DocumentNode.Mapping;
import dev.floe.documents.DocumentNode.Sequence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the entries of properties files. */
final class PropertyPlaces {
    private static final List<String> SECTIONS =
            List.of("models", "seeds", "snapshots", "analyses", "functions", "exposures");

    private final ProjectTexts texts;
    private final Map<String, Map<String, PropertyEntry>> entries = new HashMap<>();

    PropertyPlaces(ProjectTexts texts) {
        this.texts = texts;
    }

    /** What describes a node; empty where nothing does. */
    Optional<PropertyEntry> entry(ManifestNode node) {
        String key = node.sourceName().map(source -> source + "." + node.name()).orElse(node.name());
        String section = node.sourceName().isPresent() ? "sources" : "nodes";
        return file(node)
                .flatMap(path -> Optional.ofNullable(
                        entries.computeIfAbsent(path, this::read).get(section + ":" + key)));
    }

    private static Optional<String> file(ManifestNode node) {
        return switch (node.resourceType()) {
            case SOURCE, EXPOSURE -> Optional.of(node.path());
            default -> node.patchPath();
        };
    }

    private Map<String, PropertyEntry> read(String path) {
        Map<String, PropertyEntry> found = new HashMap<>();
        for (String section : SECTIONS) {
            items(texts.document(path), section).forEach(item -> PropertyEntry.nameOf(item)
                    .ifPresent(name -> found.putIfAbsent("nodes:" + name, new PropertyEntry(item, item))));
        }
        items(texts.document(path), "sources").forEach(source -> PropertyEntry.nameOf(source)
                .ifPresent(name -> items(Optional.of(source), "tables").forEach(table -> PropertyEntry.nameOf(table)
                        .ifPresent(of ->
                                found.putIfAbsent("sources:" + name + "." + of, new PropertyEntry(table, source))))));
        return found;
    }

    private static Stream<Mapping> items(Optional<? extends DocumentNode> node, String key) {
        return node
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .flatMap(mapping -> mapping.entry(key))
                .map(DocumentNode.Entry::value)
                .filter(Sequence.class::isInstance)
                .stream()
                .flatMap(list -> ((Sequence) list).items().stream())
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast);
    }
}
