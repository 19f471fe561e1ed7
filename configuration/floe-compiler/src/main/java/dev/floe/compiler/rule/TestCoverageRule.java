package dev.floe.compiler.rule;

import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.project.ProductProject;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import java.util.List;
import java.util.Optional;

/** Enough of the columns of a model are tested. */
final class TestCoverageRule implements ProjectRule {
    private static final RuleFacts FACTS = new RuleFacts(
            "test-coverage",
            CompilerError.COVERAGE_TOO_LOW,
            "Enough of the declared columns of each model have a test",
            List.of("data_architecture.layers.<layer>.quality_gates.minimum_test_coverage"),
            "the model's name in its properties file, with the columns that have no test");
    private static final int SHOWN = 5;

    @Override
    public RuleFacts facts() {
        return FACTS;
    }

    @Override
    public void check(ProductProject project, RuleRecorder recorder) {
        for (ManifestNode model : project.models()) {
            String layer = project.layerOf(model).orElse("");
            int minimum = project.settingsOf(model)
                    .map(settings -> settings.qualityGates().minimumTestCoverage())
                    .orElse(0);
            if (minimum == 0) {
                continue;
            }
            recorder.checked(model);
            TestCoverage coverage = TestCoverage.of(project, model);
            if (coverage.percent() < minimum) {
                recorder.violated(new Violation(
                        model,
                        problem(project, model, layer, coverage, minimum),
                        LayerPaths.gate(layer, "minimum_test_coverage")));
            }
        }
    }

    private static Problem problem(
            ProductProject project, ManifestNode model, String layer, TestCoverage coverage, int minimum) {
        Problem problem = Problem.error(
                        CompilerError.COVERAGE_TOO_LOW,
                        project.places().declaration(model),
                        coverage.columns().isEmpty()
                                ? "%s declares no columns, so that none of them has a test, and %d %% need one"
                                        .formatted(NodeText.of(model, layer), minimum)
                                : "%s has tests on %d of its %d columns, which is %d %%, and %d %% need one"
                                        .formatted(
                                                NodeText.of(model, layer),
                                                coverage.tested().size(),
                                                coverage.columns().size(),
                                                coverage.percent(),
                                                minimum))
                .withHelp(
                        coverage.columns().isEmpty()
                                ? "declare its columns in a properties file, and test them"
                                : "add data_tests to %s".formatted(NodeText.quoted(coverage.untested())));
        for (String column : coverage.untested().stream().limit(SHOWN).toList()) {
            Optional<Place> place = project.places().column(model, column);
            if (place.isPresent()) {
                problem = problem.withRelated(place.get(), "has no test");
            }
        }
        return problem;
    }
}
