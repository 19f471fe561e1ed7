package dev.floe.documents.artifact;

import dev.floe.documents.shape.ObjectShape;
import dev.floe.documents.shape.Shape;
import dev.floe.documents.shape.Shapes;
import dev.floe.spi.artifact.AccessControl;
import dev.floe.spi.artifact.ClassificationLevel;
import dev.floe.spi.artifact.GateAction;
import dev.floe.spi.artifact.Governance;
import dev.floe.spi.value.PropertyValue;
import java.util.List;
import java.util.Map;

/** The member {@code governance}. */
final class GovernanceFormat {
    private static final Shape<ClassificationLevel> LEVEL =
            ObjectShape.of("ClassificationLevel", "A level of sensitivity that a column can have", fields -> {
                var name = fields.required("name", ArtifactShapes.TEXT, "Its name");
                var masking = fields.required(
                        "masking", Shapes.oneOf(ClassificationLevel.Masking.class), "Whether masking is asked for");
                var layers = fields.optional(
                        "allowed_layers", ArtifactShapes.TEXTS, "The only layers that may hold it unmasked");
                var retention = fields.optional("retention", ArtifactShapes.TEXT, "The longest time it may be kept");
                return values -> new ClassificationLevel(
                        values.value(name),
                        values.value(masking),
                        ArtifactShapes.value(values.get(layers)),
                        ArtifactShapes.value(values.get(retention)));
            });

    private record Classification(List<ClassificationLevel> levels, List<String> maskingFunctions) {}

    private static final Shape<Classification> CLASSIFICATION =
            ObjectShape.of("Classification", "The levels of sensitivity, and what hides", fields -> {
                var levels =
                        fields.required("levels", ArtifactShapes.list(LEVEL), "From the least to the most sensitive");
                var functions = fields.optional(
                        "masking_functions",
                        ArtifactShapes.TEXTS,
                        "Functions that hide their arguments, besides those that floe knows");
                return values -> new Classification(
                        values.value(levels),
                        ArtifactShapes.value(values.get(functions)).orElse(List.of()));
            });

    private static final Shape<AccessControl.Role> ROLE = ObjectShape.of("Role", "What one role may do", fields -> {
        var layers = fields.required("layers", ArtifactShapes.TEXTS, "On which layers");
        var privileges = fields.required(
                "privileges",
                ArtifactShapes.list(Shapes.oneOf(AccessControl.Privilege.class)),
                "What can be done with a table");
        return values -> new AccessControl.Role(values.value(layers), values.value(privileges));
    });

    private static final Shape<AccessControl> ACCESS =
            ObjectShape.of("AccessControl", "Who may do what with which layers", fields -> {
                var access = fields.required(
                        "access", Shapes.oneOf(AccessControl.Access.class), "The answer where no role gives one");
                var roles = fields.required("roles", ArtifactShapes.map(ROLE), "The roles by name");
                return values -> new AccessControl(values.value(access), values.value(roles));
            });

    private record Actions(GateAction onFailure, Map<String, GateAction> rules) {}

    private static final Shape<Actions> ACTIONS =
            ObjectShape.of("GateAction", "What a gate that fails does", fields -> {
                var onFailure =
                        fields.required("on_failure", Shapes.oneOf(GateAction.class), "What a gate that fails does");
                var rules = fields.optional(
                        "rules",
                        ArtifactShapes.map(Shapes.oneOf(GateAction.class)),
                        "What the violation of a rule does, by its name, where that differs");
                return values -> new Actions(
                        values.value(onFailure),
                        ArtifactShapes.value(values.get(rules)).orElse(Map.of()));
            });

    static final Shape<Governance> GOVERNANCE =
            ObjectShape.of("Governance", "The rules that hold for every product", fields -> {
                var classification = fields.required("classification", CLASSIFICATION, "The levels of sensitivity");
                var access = fields.optional("access_control", ACCESS, "Who may do what");
                var onFailure = fields.required("quality_gates", ACTIONS, "What a quality gate that fails does");
                var demands = ProjectDemandsFormat.declare(fields);
                var policies = fields.optional(
                        "policies", ArtifactShapes.map(ProjectDemandsFormat.POLICY), "The team's own rules, by name");
                var notifications = fields.optional(
                        "notifications",
                        ArtifactShapes.map(ChannelFormat.CHANNEL),
                        "Whom runs tell of gates and rules that were not kept, by name");
                return values -> new Governance(
                        values.value(classification).levels(),
                        values.value(classification).maskingFunctions(),
                        ArtifactShapes.value(values.get(access)),
                        values.value(onFailure).onFailure(),
                        values.value(onFailure).rules(),
                        demands.apply(values),
                        ArtifactShapes.value(values.get(policies)).orElse(Map.of()),
                        ArtifactShapes.value(values.get(notifications)).orElse(Map.of()));
            });

    private GovernanceFormat() {}

    static PropertyValue write(Governance governance) {
        Members classification = new Members().withList("levels", governance.classification(), GovernanceFormat::level);
        if (!governance.maskingFunctions().isEmpty()) {
            classification.with("masking_functions", governance.maskingFunctions());
        }
        Members members = new Members().with("classification", classification.entries());
        governance.accessControl().ifPresent(access -> members.with("access_control", access(access)));
        Members gates = new Members().with("on_failure", governance.onFailure());
        if (!governance.actions().isEmpty()) {
            gates.withMap("rules", governance.actions(), Members::word);
        }
        members.with("quality_gates", gates.entries());
        ProjectDemandsFormat.write(governance.demands(), members);
        if (!governance.policies().isEmpty()) {
            members.withMap("policies", governance.policies(), ProjectDemandsFormat::write);
        }
        if (!governance.notifications().isEmpty()) {
            members.withMap("notifications", governance.notifications(), ChannelFormat::write);
        }
        return members.entries();
    }

    private static PropertyValue level(ClassificationLevel level) {
        Members members = new Members().with("name", level.name()).with("masking", level.masking());
        level.allowedLayers().ifPresent(layers -> members.with("allowed_layers", layers));
        return members.withOptional("retention", level.retention()).entries();
    }

    private static PropertyValue access(AccessControl access) {
        return new Members()
                .with("access", access.access())
                .withMap("roles", access.roles(), role -> new Members()
                        .with("layers", role.layers())
                        .withList("privileges", role.privileges(), Members::word)
                        .entries())
                .entries();
    }
}
