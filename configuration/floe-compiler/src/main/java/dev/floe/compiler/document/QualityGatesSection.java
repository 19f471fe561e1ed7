package dev.floe.compiler.document;

import dev.floe.documents.Located;
import java.util.List;
import java.util.Optional;

/** {@code quality_gates} of a layer. */
public record QualityGatesSection(
        Optional<Located<Integer>> minimumTestCoverage,
        Optional<Located<List<Located<String>>>> requiredTests,
        Optional<Located<Boolean>> requireDescriptions) {}
