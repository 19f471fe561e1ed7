package dev.floe.compiler.document;

import dev.floe.documents.Located;
import dev.floe.spi.artifact.GateAction;
import dev.floe.spi.artifact.QualityGates.Demand;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code quality_gates} of a layer. */
public record QualityGatesSection(
        Optional<Located<Integer>> minimumTestCoverage,
        Optional<Located<List<Located<String>>>> requiredTests,
        Optional<Located<Boolean>> requireDescriptions,
        Optional<Located<List<Located<String>>>> requiredTags,
        Optional<Located<List<Located<String>>>> requiredMeta,
        Map<Demand, Located<Boolean>> demands,
        Optional<Located<GateAction>> onFailure) {
    public QualityGatesSection {
        Map<Demand, Located<Boolean>> ordered = new EnumMap<>(Demand.class);
        ordered.putAll(demands);
        demands = Collections.unmodifiableMap(ordered);
    }
}
