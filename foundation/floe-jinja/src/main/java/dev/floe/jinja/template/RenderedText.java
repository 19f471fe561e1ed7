package dev.floe.jinja.template;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.error.SourcePosition;
import dev.floe.jinja.syntax.Source;
import java.util.List;
import java.util.Optional;

/** What a template was rendered to, with the places of the template that its parts come from. */
public final class RenderedText {
    private final String text;
    private final Source source;
    private final List<Part> parts;

    RenderedText(String text, Source source, List<Part> parts) {
        this.text = requireNonNull(text, "text is null");
        this.source = requireNonNull(source, "source is null");
        this.parts = List.copyOf(parts);
    }

    /**
     * Where a part begins; it ends where the next one begins.
     *
     * @param start in the text
     * @param offset in the template
     * @param isVerbatim whether the template has the same characters, and not an expression that gave them
     */
    record Part(int start, int offset, boolean isVerbatim) {}

    /** A template without expressions and blocks is rendered to itself. */
    public static RenderedText ofItself(String text, Source source) {
        return new RenderedText(text, source, List.of(new Part(0, 0, true)));
    }

    /** A text that is in no file as it stands. */
    public static RenderedText ofNothing(String text) {
        return new RenderedText(text, new Source("", ""), List.of());
    }

    public String text() {
        return text;
    }

    /**
     * The place of the template that a character of the text comes from, for a printed value that of the expression; empty:
     * it comes from no template.
     */
    public Optional<SourcePosition> position(int offset) {
        int low = 0;
        int high = parts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (parts.get(middle).start() <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == 0) {
            return Optional.empty();
        }
        Part part = parts.get(low - 1);
        return Optional.of(source.position(part.isVerbatim() ? part.offset() + offset - part.start() : part.offset()));
    }
}
