package dev.floe.compiler.document;

import dev.floe.documents.Located;
import java.util.List;
import java.util.Optional;

/** {@code plugins.compute} of a manifest. */
public record ComputeSection(
        Optional<Located<List<Located<SelectionSection>>>> approved, Optional<Located<String>> defaultCompute) {}
