package dev.floe.jinja.syntax;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A template that has been read.
 *
 * @param source the text it was read from
 * @param body its statements, in order
 */
public record TemplateTree(Source source, List<Statement> body) {
    public TemplateTree {
        requireNonNull(source, "source is null");
        body = List.copyOf(body);
    }

    /** The macros at the top level, in order. */
    public List<Statement.Macro> macros() {
        return body.stream()
                .filter(Statement.Macro.class::isInstance)
                .map(Statement.Macro.class::cast)
                .toList();
    }
}
