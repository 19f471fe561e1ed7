package dev.floe.compiler.rule;

import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.project.ProductProject;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.jinja.value.Value;
import dev.floe.spi.artifact.QualityGates.Demand;
import dev.floe.spi.problem.Problem;
import java.util.List;

/** Each model keeps a contract. */
final class ContractsRule implements ProjectRule {
    private static final RuleFacts FACTS = new RuleFacts(
            "contracts",
            CompilerError.CONTRACT_MISSING,
            "Each model enforces a contract",
            List.of("data_architecture.layers.<layer>.quality_gates.require_contracts"),
            "where the contract is switched off, else the model's name in its properties file");

    @Override
    public RuleFacts facts() {
        return FACTS;
    }

    @Override
    public void check(ProductProject project, RuleRecorder recorder) {
        for (ManifestNode model : project.models()) {
            String layer = project.layerOf(model).orElse("");
            if (!project.settingsOf(model)
                    .map(settings -> settings.qualityGates().demands().contains(Demand.REQUIRE_CONTRACTS))
                    .orElse(false)) {
                continue;
            }
            recorder.checked(model);
            if (!isEnforced(model)) {
                recorder.violated(new Violation(
                        model,
                        Problem.error(
                                        CompilerError.CONTRACT_MISSING,
                                        project.places()
                                                .setting(model, "contract")
                                                .orElseGet(
                                                        () -> project.places().declaration(model)),
                                        "%s enforces no contract".formatted(NodeText.of(model, layer)))
                                .withHelp(
                                        "add 'contract: {enforced: true}' to its config, and a data_type to each column"),
                        LayerPaths.gate(layer, "require_contracts")));
            }
        }
    }

    private static boolean isEnforced(ManifestNode model) {
        return Fields.dict(model.config(), "contract")
                .find("enforced")
                .map(Value::isTrue)
                .orElse(false);
    }
}
