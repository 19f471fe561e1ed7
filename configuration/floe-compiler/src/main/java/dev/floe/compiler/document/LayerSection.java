package dev.floe.compiler.document;

import dev.floe.documents.Located;
import java.util.List;
import java.util.Optional;

/** One layer under {@code data_architecture.layers}. */
public record LayerSection(
        Optional<Located<String>> prefix,
        Optional<Located<String>> namespace,
        Optional<Located<String>> location,
        Optional<Located<String>> retention,
        Optional<QualityGatesSection> qualityGates,
        Optional<Located<String>> names,
        Optional<Located<List<Located<String>>>> reads,
        Optional<Located<List<Located<String>>>> materializations) {}
