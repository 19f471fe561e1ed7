package dev.floe.compiler.enforce;

import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.load.Completeness;
import dev.floe.compiler.resolve.ResolvedProduct;
import dev.floe.compiler.resolve.ResolvedTransform;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;

/** A transform has something to run. */
final class ModelsPresentRule implements Rule {
    @Override
    public String name() {
        return "models-present";
    }

    @Override
    public String description() {
        return "The path of each transform holds models";
    }

    @Override
    public int check(ResolvedProduct product, ProblemCollector problems) {
        if (product.valid().loaded().dbtProject().completeness() == Completeness.INCOMPLETE) {
            return 0;
        }
        for (ResolvedTransform transform : product.transforms()) {
            if (transform.models() == 0 && !holdsOtherNodes(transform, product)) {
                problems.add(Problem.warning(
                                CompilerError.TRANSFORM_WITHOUT_MODELS,
                                transform.source().place(),
                                "Path '%s' of a transform holds no models"
                                        .formatted(transform.source().path()))
                        .withHelp("put .sql or .py files there, below one of the dbt project's model-paths"));
            }
        }
        return product.transforms().size();
    }

    /** Whether it is one of the directories of seeds or snapshots, or a directory within one. */
    private static boolean holdsOtherNodes(ResolvedTransform transform, ResolvedProduct product) {
        String path = transform.source().path();
        return product.valid().loaded().dbtProject().otherPaths().stream()
                .anyMatch(other -> path.equals(other) || path.startsWith(other + "/"));
    }
}
