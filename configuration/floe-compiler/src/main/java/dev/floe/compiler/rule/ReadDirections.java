package dev.floe.compiler.rule;

import dev.floe.compiler.project.ProductProject;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.select.ResourceType;
import dev.floe.spi.artifact.Layer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which layers, and which kinds of tables, may read which. */
final class ReadDirections {
    static final String PATTERN = "data_architecture.pattern";

    /** A reader that must not read the one behind it; in a data vault and a kimball architecture. */
    private static final Map<String, Set<String>> FORBIDDEN = Map.of(
            "dim", Set.of("fct", "agg"),
            "hub", Set.of("link", "sat", "pit", "bridge"),
            "link", Set.of("sat", "pit", "bridge"),
            "sat", Set.of("pit", "bridge"));

    private ReadDirections() {}

    /**
     * What a layer may read.
     *
     * @param setting the path of the value that says so
     */
    record Allowed(List<String> layers, String setting) {}

    /** The kinds of the reader and of what it reads. */
    record Kinds(String reader, String read) {}

    /** Empty where nothing is said: then a layer reads what it likes. */
    static Optional<Allowed> of(ProductProject project, String layer) {
        Optional<Layer> settings = Optional.ofNullable(
                project.platform().dataArchitecture().layers().get(layer));
        Optional<List<String>> own = settings.flatMap(Layer::reads);
        if (own.isPresent()) {
            return Optional.of(new Allowed(own.get(), LayerPaths.of(layer, "reads")));
        }
        List<String> layers = NameKinds.layers(project);
        int index = layers.indexOf(layer);
        if (index < 0 || !NameKinds.isChosen(project)) {
            return Optional.empty();
        }
        int first =
                switch (project.platform().dataArchitecture().pattern()) {
                    case MEDALLION -> Math.max(0, index - 1);
                    case KIMBALL, DATA_VAULT, HYBRID -> 0;
                };
        return Optional.of(new Allowed(layers.subList(first, index + 1), PATTERN));
    }

    /** The kinds of two tables, where the one must not read the other. */
    static Optional<Kinds> againstKinds(ProductProject project, ManifestNode node, ManifestNode parent) {
        if (!NameKinds.isChosen(project)) {
            return Optional.empty();
        }
        Optional<String> reader = kind(project, node);
        Optional<String> read = kind(project, parent);
        return reader.isPresent()
                        && read.isPresent()
                        && FORBIDDEN.getOrDefault(reader.get(), Set.of()).contains(read.get())
                ? Optional.of(new Kinds(reader.get(), read.get()))
                : Optional.empty();
    }

    private static Optional<String> kind(ProductProject project, ManifestNode node) {
        if (node.resourceType() != ResourceType.MODEL || !project.isOwn(node)) {
            return Optional.empty();
        }
        String prefix = project.settingsOf(node).flatMap(Layer::prefix).orElse("");
        return NameKinds.of(project.platform().dataArchitecture().pattern(), prefix, node.name());
    }
}
