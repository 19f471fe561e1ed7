package dev.floe.documents.artifact;

import dev.floe.documents.shape.ObjectShape;
import dev.floe.documents.shape.Shape;
import dev.floe.documents.shape.Shapes;
import dev.floe.spi.artifact.AccessControl;
import dev.floe.spi.artifact.ClassificationLevel;
import dev.floe.spi.artifact.GateAction;
import dev.floe.spi.artifact.Governance;
import dev.floe.spi.value.PropertyValue;

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

    static final Shape<Governance> GOVERNANCE =
            ObjectShape.of("Governance", "The rules that hold for every product", fields -> {
                var classification = fields.required(
                        "classification",
                        ArtifactShapes.single(
                                "Classification",
                                "levels",
                                ArtifactShapes.list(LEVEL),
                                "From the least to the most sensitive"),
                        "The levels of sensitivity");
                var access = fields.optional("access_control", ACCESS, "Who may do what");
                var onFailure = fields.required(
                        "quality_gates",
                        ArtifactShapes.single(
                                "GateAction",
                                "on_failure",
                                Shapes.oneOf(GateAction.class),
                                "What a gate that fails does"),
                        "What a quality gate that fails does");
                return values -> new Governance(
                        values.value(classification),
                        ArtifactShapes.value(values.get(access)),
                        values.value(onFailure));
            });

    private GovernanceFormat() {}

    static PropertyValue write(Governance governance) {
        Members members = new Members()
                .with(
                        "classification",
                        new Members()
                                .withList("levels", governance.classification(), GovernanceFormat::level)
                                .entries());
        governance.accessControl().ifPresent(access -> members.with("access_control", access(access)));
        return members.with(
                        "quality_gates",
                        new Members().with("on_failure", governance.onFailure()).entries())
                .entries();
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
