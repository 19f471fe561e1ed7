package dev.floe.compiler.document;

import dev.floe.documents.Located;
import java.util.List;
import java.util.Optional;

/** One entry of {@code governance.exemptions}. */
public record ExemptionSection(
        Optional<Located<String>> rule,
        Optional<Located<List<Located<String>>>> nodes,
        Optional<Located<String>> reason,
        Optional<Located<String>> owner,
        Optional<Located<String>> expires) {}
