package dev.floe.compiler.document;

import dev.floe.documents.Located;
import dev.floe.spi.artifact.ClassificationLevel.Masking;
import java.util.List;
import java.util.Optional;

/** One level under {@code governance.classification.levels}. */
public record ClassificationLevelSection(
        Optional<Located<String>> name,
        Optional<Located<Masking>> masking,
        Optional<Located<List<Located<String>>>> allowedLayers,
        Optional<Located<String>> retention) {}
