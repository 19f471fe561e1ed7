package dev.floe.compiler.mesh;

import static java.util.Objects.requireNonNull;

import dev.floe.compiler.contract.VersionRanges;
import dev.floe.dbt.version.SemanticVersion;
import dev.floe.spi.problem.Place;

/**
 * A product that reads a port of another one.
 *
 * @param range of versions that it takes, as it is written
 * @param place where it says so
 */
public record Consumer(String product, String range, Place place) {
    public Consumer {
        requireNonNull(product, "product is null");
        requireNonNull(range, "range is null");
        requireNonNull(place, "place is null");
    }

    /** Whether the range holds a version; nobody knows of one that cannot be read. */
    public boolean takes(SemanticVersion version) {
        return VersionRanges.read(range).filter(read -> read.contains(version)).isPresent();
    }
}
