package dev.floe.compiler.resolve;

import dev.floe.compiler.document.ComputeSection;
import dev.floe.compiler.document.PluginsSection;
import dev.floe.compiler.load.LoadedManifest;
import dev.floe.compiler.load.LoadedPlatform;
import dev.floe.documents.DocumentNode;
import dev.floe.documents.DocumentNode.Entry;
import dev.floe.documents.DocumentNode.Mapping;
import dev.floe.documents.DocumentNode.Sequence;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Tells which parts of the platform cannot be known, because a manifest is missing or holds something there that does not
 * fit: to check a product against them would report errors that are none.
 */
final class UnknownFacets {
    private UnknownFacets() {}

    static Set<Facet> of(LoadedPlatform platform) {
        if (!platform.isComplete()) {
            return EnumSet.allOf(Facet.class);
        }
        Set<Facet> unknown = EnumSet.noneOf(Facet.class);
        for (LoadedManifest manifest : platform.chain()) {
            for (Facet facet : Facet.values()) {
                if (written(manifest.root(), facet) != read(manifest, facet)) {
                    unknown.add(facet);
                }
            }
        }
        return unknown;
    }

    /** How many items a manifest has there; -1: something that has no items; 0: nothing. */
    private static int written(DocumentNode root, Facet facet) {
        DocumentNode node = root;
        for (String key : facet.keys()) {
            if (!(node instanceof Mapping mapping)) {
                return -1;
            }
            Optional<Entry> entry = mapping.entry(key);
            if (entry.isEmpty()) {
                return 0;
            }
            node = entry.get().value();
        }
        return switch (node) {
            case Sequence sequence -> sequence.items().size();
            case Mapping mapping -> mapping.entries().size();
            case DocumentNode.Scalar ignored -> -1;
            case DocumentNode.Nothing ignored -> -1;
        };
    }

    private static int read(LoadedManifest manifest, Facet facet) {
        return switch (facet) {
            case APPROVED_COMPUTES ->
                manifest.document()
                        .plugins()
                        .flatMap(PluginsSection::compute)
                        .flatMap(ComputeSection::approved)
                        .map(approved -> (int) approved.value().stream()
                                .filter(item -> item.value().name().isPresent())
                                .count())
                        .orElse(0);
            case LAYERS ->
                manifest.document()
                        .dataArchitecture()
                        .map(architecture -> architecture.layers().size())
                        .orElse(0);
        };
    }
}
