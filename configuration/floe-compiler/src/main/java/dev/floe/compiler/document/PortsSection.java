package dev.floe.compiler.document;

import dev.floe.documents.Located;
import java.util.List;

/** {@code ports}: the tables that a product offers to others, and those of others that it reads. */
public record PortsSection(List<Located<OutputPortSection>> output, List<Located<InputPortSection>> input) {
    /** A product without ports. */
    public static final PortsSection NONE = new PortsSection(List.of(), List.of());

    public PortsSection {
        output = List.copyOf(output);
        input = List.copyOf(input);
    }
}
