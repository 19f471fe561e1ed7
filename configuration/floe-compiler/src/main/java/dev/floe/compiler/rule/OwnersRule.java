package dev.floe.compiler.rule;

import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.project.ProductProject;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.spi.artifact.QualityGates.Demand;
import dev.floe.spi.problem.Problem;
import java.util.List;
import java.util.Optional;

/** Somebody answers for each model. */
final class OwnersRule implements ProjectRule {
    private static final RuleFacts FACTS = new RuleFacts(
            "owners",
            CompilerError.OWNER_MISSING,
            "Each model has an owner: meta.owner, or a group",
            List.of("data_architecture.layers.<layer>.quality_gates.require_owners"),
            "the model's name in its properties file, else its file");

    @Override
    public RuleFacts facts() {
        return FACTS;
    }

    @Override
    public void check(ProductProject project, RuleRecorder recorder) {
        for (ManifestNode model : project.models()) {
            String layer = project.layerOf(model).orElse("");
            if (!project.settingsOf(model)
                    .map(settings -> settings.qualityGates().demands().contains(Demand.REQUIRE_OWNERS))
                    .orElse(false)) {
                continue;
            }
            recorder.checked(model);
            if (!hasOwner(model)) {
                recorder.violated(new Violation(
                        model,
                        Problem.error(
                                        CompilerError.OWNER_MISSING,
                                        project.places().declaration(model),
                                        "%s has no owner".formatted(NodeText.of(model, layer)))
                                .withHelp("add 'owner' to its meta, or put it into a group"),
                        LayerPaths.gate(layer, "require_owners")));
            }
        }
    }

    static Optional<String> owner(ManifestNode node) {
        return Fields.text(Fields.dict(node.config(), "meta"), "owner")
                .or(() -> Fields.text(Fields.dict(node.fields(), "meta"), "owner"))
                .filter(owner -> !owner.isBlank());
    }

    private static boolean hasOwner(ManifestNode model) {
        return owner(model).isPresent()
                || Fields.text(model.fields(), "group")
                        .or(() -> Fields.text(model.config(), "group"))
                        .isPresent();
    }
}
