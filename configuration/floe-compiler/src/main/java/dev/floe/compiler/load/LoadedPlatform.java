package dev.floe.compiler.load;

import java.util.List;

/**
 * The manifests in force.
 *
 * @param chain the product's own first, then its parents; empty: floe's built-in platform
 * @param completeness whether every manifest that was referred to could be read
 */
public record LoadedPlatform(List<LoadedManifest> chain, Completeness completeness) {
    public LoadedPlatform {
        chain = List.copyOf(chain);
    }

    public boolean isComplete() {
        return completeness == Completeness.COMPLETE;
    }
}
