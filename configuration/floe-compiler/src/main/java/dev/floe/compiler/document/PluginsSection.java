package dev.floe.compiler.document;

import dev.floe.documents.Located;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** {@code plugins} of a manifest. */
public record PluginsSection(
        Optional<ComputeSection> compute,
        Map<PluginKind, Located<SelectionSection>> selections,
        Optional<Located<DbtRuntime>> dbt) {
    public PluginsSection {
        Map<PluginKind, Located<SelectionSection>> copy = new EnumMap<>(PluginKind.class);
        copy.putAll(selections);
        selections = Collections.unmodifiableMap(copy);
    }
}
