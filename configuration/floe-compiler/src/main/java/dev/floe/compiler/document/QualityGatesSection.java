package dev.floe.compiler.document;

import dev.floe.documents.Located;
import dev.floe.spi.artifact.GateAction;
import dev.floe.spi.artifact.QualityGates.Demand;
import dev.floe.spi.artifact.Threshold;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code quality_gates} of a layer.
 *
 * @param thresholds of the rows that its tables publish
 */
public record QualityGatesSection(
        Optional<Located<Integer>> minimumTestCoverage,
        Optional<Located<List<Located<String>>>> requiredTests,
        Optional<Located<Boolean>> requireDescriptions,
        Optional<Located<List<Located<String>>>> requiredTags,
        Optional<Located<List<Located<String>>>> requiredMeta,
        Map<Demand, Located<Boolean>> demands,
        List<Located<Threshold>> thresholds,
        Optional<Located<GateAction>> onFailure) {
    public QualityGatesSection {
        Map<Demand, Located<Boolean>> ordered = new EnumMap<>(Demand.class);
        ordered.putAll(demands);
        thresholds = List.copyOf(thresholds);
        demands = Collections.unmodifiableMap(ordered);
    }
}
