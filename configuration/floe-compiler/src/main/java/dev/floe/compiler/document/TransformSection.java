package dev.floe.compiler.document;

import dev.floe.documents.Located;
import java.util.List;
import java.util.Optional;

/** One item of {@code transforms}. */
public record TransformSection(
        Optional<Located<TransformType>> type,
        Optional<Located<String>> path,
        Optional<Located<String>> compute,
        Optional<Located<String>> layer,
        List<Located<String>> tags) {
    public TransformSection {
        tags = List.copyOf(tags);
    }
}
