package dev.floe.compiler.project;

import dev.floe.compiler.resolve.ResolvedModel;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.lineage.ClassifiedColumns;
import dev.floe.dbt.lineage.LineageReader;
import dev.floe.dbt.lineage.ProjectLineage;
import dev.floe.dbt.select.ResourceType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of the columns of a product's dbt project; found out when somebody asks, and once. For one thread. */
public final class ProjectColumns {
    private final ProductProject project;
    private final Map<String, String> dialects;
    private final Map<String, String> computes = new HashMap<>();
    private @Nullable ProjectLineage lineage;
    private @Nullable ClassifiedColumns classified;

    /** @param dialects the dbt adapter of each compute, by the compute's name */
    ProjectColumns(ProductProject project, Map<String, String> dialects) {
        this.project = project;
        this.dialects = Map.copyOf(dialects);
        for (ResolvedModel model : project.product().models()) {
            model.compute().ifPresent(compute -> computes.put(model.source().path(), compute));
        }
    }

    public ProjectLineage lineage() {
        if (lineage == null) {
            lineage = LineageReader.read(
                    project.parsed(),
                    project.graph(),
                    Set.copyOf(project.platform().governance().maskingFunctions()));
        }
        return lineage;
    }

    /** The classified ones, by the layers of the product's own tables. */
    public ClassifiedColumns classified() {
        if (classified == null) {
            classified = new ClassifiedColumns(
                    project.parsed(),
                    project.graph(),
                    lineage(),
                    project.places(),
                    project.platform().governance().classification(),
                    id -> project.graph()
                            .find(id)
                            .filter(node -> node.resourceType() != ResourceType.SOURCE)
                            .flatMap(project::layerOf));
        }
        return classified;
    }

    /**
     * Whether the SQL of a node was read as that of the engine that it runs on: its query was understood, and templates gave the
     * dialect of its compute.
     */
    public boolean isRead(ManifestNode node) {
        String dialect = project.parsed().language().project().profile().type();
        return Optional.ofNullable(computes.get(node.path()))
                        .map(dialects::get)
                        .filter(dialect::equals)
                        .isPresent()
                && lineage().isRead(node.uniqueId());
    }
}
