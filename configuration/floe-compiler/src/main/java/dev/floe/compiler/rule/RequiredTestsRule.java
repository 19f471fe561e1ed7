package dev.floe.compiler.rule;

import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.project.ProductProject;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.spi.problem.Problem;
import java.util.List;

/** Each model of a layer has the generic tests that the layer asks for. */
final class RequiredTestsRule implements ProjectRule {
    private static final RuleFacts FACTS = new RuleFacts(
            "required-tests",
            CompilerError.TEST_MISSING,
            "Each model has the generic tests that its layer asks for, on itself or on any column",
            List.of("data_architecture.layers.<layer>.quality_gates.required_tests"),
            "the model's name in its properties file, else its file");

    @Override
    public RuleFacts facts() {
        return FACTS;
    }

    @Override
    public void check(ProductProject project, RuleRecorder recorder) {
        for (ManifestNode model : project.models()) {
            String layer = project.layerOf(model).orElse("");
            List<String> required = project.settingsOf(model)
                    .map(settings -> settings.qualityGates().requiredTests())
                    .orElse(List.of());
            if (required.isEmpty()) {
                continue;
            }
            recorder.checked(model);
            List<String> present = project.testsOf(model).stream()
                    .flatMap(test -> test.testName().stream())
                    .toList();
            for (String test : required) {
                if (!present.contains(test)) {
                    recorder.violated(new Violation(
                            model,
                            Problem.error(
                                            CompilerError.TEST_MISSING,
                                            project.places().declaration(model),
                                            "%s has no test '%s'".formatted(NodeText.of(model, layer), test))
                                    .withHelp("add it below data_tests of the model or of one of its columns"),
                            LayerPaths.gate(layer, "required_tests")));
                }
            }
        }
    }
}
