package dev.floe.spi.artifact;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One layer, such as silver.
 *
 * @param prefix that the names of its tables begin with
 * @param namespace of its tables in the catalog
 * @param location under which its files lie, a directory or a URI
 * @param retention how long its data is kept: an integer and {@code d}, {@code w}, {@code m} or {@code y}, such as {@code 90d}
 */
public record Layer(
        Optional<String> prefix,
        String namespace,
        Optional<String> location,
        Optional<String> retention,
        QualityGates qualityGates) {
    public Layer {
        requireNonNull(prefix, "prefix is null");
        requireNonNull(namespace, "namespace is null");
        requireNonNull(location, "location is null");
        requireNonNull(retention, "retention is null");
        requireNonNull(qualityGates, "qualityGates is null");
    }
}
