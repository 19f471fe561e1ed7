package dev.floe.compiler.load;

import dev.floe.documents.DocumentNode;
import dev.floe.documents.Located;
import dev.floe.spi.problem.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What floe reads of a dbt project to know which computes it asks for.
 *
 * @param name empty where the project has none that fits, which was reported
 * @param profile which profile of {@code profiles.yml} the project asks for
 * @param modelTree the {@code models} tree of {@code dbt_project.yml}
 * @param models in the order of their paths
 * @param otherPaths of the seeds and snapshots, relative to the project directory
 * @param propertyComputes the computes that properties YAML gives models, by model name
 * @param completeness whether all models could be found
 */
public record DbtProject(
        Optional<Located<String>> name,
        Optional<String> profile,
        Optional<DocumentNode.Mapping> modelTree,
        List<DbtModel> models,
        List<String> otherPaths,
        Map<String, Located<String>> propertyComputes,
        Completeness completeness) {
    /** A project that could not be read. */
    public static final DbtProject UNREADABLE = new DbtProject(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            Map.of(),
            Completeness.INCOMPLETE);

    /** A project without anything, for who looks at a manifest alone. */
    static DbtProject none(String manifest) {
        return new DbtProject(
                Optional.of(Located.at("none", Place.startOf(manifest))),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Map.of(),
                Completeness.COMPLETE);
    }

    public DbtProject {
        models = List.copyOf(models);
        otherPaths = List.copyOf(otherPaths);
        propertyComputes = Collections.unmodifiableMap(new LinkedHashMap<>(propertyComputes));
    }
}
