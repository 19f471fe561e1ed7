package dev.floe.compiler.resolve;

import dev.floe.compiler.load.DbtModel;
import dev.floe.compiler.load.ModelCompute;
import dev.floe.documents.DocumentNode.Entry;
import dev.floe.documents.DocumentNode.Mapping;
import dev.floe.documents.DocumentNode.Scalar;
import dev.floe.documents.Located;
import dev.floe.spi.problem.ProblemCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code +compute} out of the {@code models} tree of a dbt project: the deepest one on a model's way wins. */
final class ModelTree {
    private final Optional<Mapping> tree;
    private final String project;
    private final ProblemCollector problems;

    ModelTree(Optional<Mapping> tree, String project, ProblemCollector problems) {
        this.tree = tree;
        this.project = project;
        this.problems = problems;
    }

    Optional<Located<String>> computeOf(DbtModel model) {
        List<String> way = new ArrayList<>();
        way.add(project);
        way.addAll(model.folders());
        way.add(model.name());
        Optional<Located<String>> found = Optional.empty();
        Optional<Mapping> level = tree;
        for (int i = 0; level.isPresent(); i++) {
            Optional<Entry> entry = compute(level.get());
            if (entry.isPresent()) {
                found = ModelCompute.literal(entry.get(), problems);
            }
            if (i == way.size()) {
                break;
            }
            level = level.get()
                    .entry(way.get(i))
                    .map(Entry::value)
                    .filter(Mapping.class::isInstance)
                    .map(Mapping.class::cast);
        }
        return found;
    }

    /** A bare {@code compute} is a folder where it holds a mapping. */
    private static Optional<Entry> compute(Mapping mapping) {
        return mapping.entry("+compute")
                .or(() -> mapping.entry("compute").filter(entry -> entry.value() instanceof Scalar));
    }
}
