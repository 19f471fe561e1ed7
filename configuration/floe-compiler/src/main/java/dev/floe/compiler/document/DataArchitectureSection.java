package dev.floe.compiler.document;

import dev.floe.documents.Located;
import dev.floe.spi.artifact.ArchitecturePattern;
import dev.floe.spi.artifact.NamingEnforcement;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code data_architecture} of a manifest. */
public record DataArchitectureSection(
        Optional<Located<ArchitecturePattern>> pattern,
        Map<String, Located<LayerSection>> layers,
        Optional<Located<NamingEnforcement>> namingEnforcement) {
    public DataArchitectureSection {
        layers = Collections.unmodifiableMap(new LinkedHashMap<>(layers));
    }
}
