package dev.floe.spi.artifact;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * One layer, such as silver.
 *
 * @param prefix that the names of its tables begin with
 * @param namespace of its tables in the catalog
 * @param location under which its files lie, a directory or a URI
 * @param retention how long its data is kept: an integer and {@code d}, {@code w}, {@code m} or {@code y}, such as {@code 90d}
 * @param names a regular expression (RE2) that the names of its tables match as a whole
 * @param reads the layers that its models may read; empty: what the pattern of the architecture says
 * @param materializations the only ones that its models may have; empty: any
 */
public record Layer(
        Optional<String> prefix,
        String namespace,
        Optional<String> location,
        Optional<String> retention,
        QualityGates qualityGates,
        Optional<String> names,
        Optional<List<String>> reads,
        Optional<List<String>> materializations) {
    public Layer {
        requireNonNull(prefix, "prefix is null");
        requireNonNull(namespace, "namespace is null");
        requireNonNull(location, "location is null");
        requireNonNull(retention, "retention is null");
        requireNonNull(qualityGates, "qualityGates is null");
        requireNonNull(names, "names is null");
        reads = reads.map(List::copyOf);
        materializations = materializations.map(List::copyOf);
    }

    /** A layer whose models may have any name and materialization, and read what the pattern lets them. */
    public Layer(
            Optional<String> prefix,
            String namespace,
            Optional<String> location,
            Optional<String> retention,
            QualityGates qualityGates) {
        this(
                prefix,
                namespace,
                location,
                retention,
                qualityGates,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same layer elsewhere. */
    public Layer at(String otherNamespace, Optional<String> otherLocation) {
        return new Layer(
                prefix, otherNamespace, otherLocation, retention, qualityGates, names, reads, materializations);
    }
}
