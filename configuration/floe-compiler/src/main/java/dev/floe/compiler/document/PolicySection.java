package dev.floe.compiler.document;

import dev.floe.documents.Located;
import dev.floe.spi.artifact.GateAction;
import dev.floe.spi.artifact.Policy;
import java.util.Optional;

/** One entry of {@code governance.policies}. */
public record PolicySection(
        Optional<Located<Policy.Over>> over,
        Optional<Located<String>> where,
        Optional<Located<String>> require,
        Optional<Located<String>> message,
        Optional<Located<GateAction>> onFailure) {}
