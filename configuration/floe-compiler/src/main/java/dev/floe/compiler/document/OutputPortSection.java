package dev.floe.compiler.document;

import dev.floe.documents.Located;
import java.util.Optional;

/**
 * One item of {@code ports.output}.
 *
 * @param name absent: the model's
 * @param maxAge how old the newest rows may be
 */
public record OutputPortSection(
        Optional<Located<String>> name,
        Optional<Located<String>> model,
        Optional<Located<String>> version,
        Optional<Located<String>> maxAge,
        Optional<Located<String>> description) {
    /** What others call it; empty where neither a name nor a model could be read. */
    public Optional<Located<String>> title() {
        return name.or(() -> model);
    }
}
