package dev.floe.spi.artifact;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a layer asks of its models.
 *
 * @param minimumTestCoverage in percent, 0 to 100
 * @param requiredTests names of generic tests that each model needs
 * @param requiredTags that each model has
 * @param requiredMeta keys that each model has in its {@code meta}
 * @param demands in the order of their declaration
 * @param thresholds that each table of the layer keeps when it is published
 * @param onFailure what a gate of this layer that fails does; empty: what the platform says
 */
public record QualityGates(
        int minimumTestCoverage,
        List<String> requiredTests,
        boolean requireDescriptions,
        List<String> requiredTags,
        List<String> requiredMeta,
        Set<Demand> demands,
        List<Threshold> thresholds,
        Optional<GateAction> onFailure) {
    /** Asks for nothing. */
    public static final QualityGates NONE = new QualityGates(0, List.of(), false);

    /** Something that each model of a layer needs. */
    public enum Demand {
        /** Somebody answers for the model: {@code meta.owner}, or a group. */
        REQUIRE_OWNERS,
        /** A constraint, or tests for unique and not null on the same columns. */
        REQUIRE_PRIMARY_KEYS,
        /** A contract that is enforced. */
        REQUIRE_CONTRACTS,
        /** The namespace of the layer, and no other. */
        REQUIRE_NAMESPACE
    }

    public QualityGates {
        if (minimumTestCoverage < 0 || minimumTestCoverage > 100) {
            throw new IllegalArgumentException(
                    "Cannot ask for a test coverage of %d %%".formatted(minimumTestCoverage));
        }
        requiredTests = List.copyOf(requiredTests);
        requiredTags = List.copyOf(requiredTags);
        requiredMeta = List.copyOf(requiredMeta);
        Set<Demand> ordered = EnumSet.noneOf(Demand.class);
        ordered.addAll(demands);
        demands = Collections.unmodifiableSet(ordered);
        thresholds = List.copyOf(thresholds);
        requireNonNull(onFailure, "onFailure is null");
    }

    /** The gates on tests and descriptions alone. */
    public QualityGates(int minimumTestCoverage, List<String> requiredTests, boolean requireDescriptions) {
        this(
                minimumTestCoverage,
                requiredTests,
                requireDescriptions,
                List.of(),
                List.of(),
                Set.of(),
                List.of(),
                Optional.empty());
    }
}
