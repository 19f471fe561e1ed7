package dev.floe.compiler.document;

import static dev.floe.documents.shape.Shapes.list;
import static dev.floe.documents.shape.Shapes.map;
import static dev.floe.documents.shape.Shapes.oneOf;

import dev.floe.documents.Located;
import dev.floe.documents.shape.ObjectShape;
import dev.floe.documents.shape.Shapes;
import dev.floe.spi.artifact.AccessControl.Access;
import dev.floe.spi.artifact.AccessControl.Privilege;
import dev.floe.spi.artifact.ClassificationLevel.Masking;
import dev.floe.spi.artifact.GateAction;
import dev.floe.spi.artifact.NotificationChannel;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code governance} of a manifest may hold. */
final class GovernanceShape {
    private static final ObjectShape<ClassificationLevelSection> CLASSIFICATION_LEVEL =
            ObjectShape.of("ClassificationLevel", "A level of sensitivity and what it demands", fields -> {
                var name = fields.required("name", Forms.NAME, "Such as public, internal, pii");
                var masking = fields.optional("masking", oneOf(Masking.class), "Whether its values have to be masked");
                var layers = fields.optional(
                        "allowed_layers", list(Forms.NAME), "The only layers that may hold it unmasked");
                var retention = fields.optional("retention", Forms.RETENTION, "The longest time it may be kept");
                return values -> new ClassificationLevelSection(
                        values.get(name), values.get(masking), values.get(layers), values.get(retention));
            });

    private record Classification(
            Optional<Located<List<Located<ClassificationLevelSection>>>> levels,
            Optional<Located<List<Located<String>>>> maskingFunctions) {}

    private static final ObjectShape<Classification> CLASSIFICATION =
            ObjectShape.of("Classification", "The levels of sensitivity, and what hides", fields -> {
                var levels =
                        fields.optional("levels", list(CLASSIFICATION_LEVEL), "From the least to the most sensitive");
                var functions = fields.optional(
                        "masking_functions",
                        list(Forms.LABEL),
                        "Functions of SQL that hide their arguments, besides md5, sha256 and their like");
                return values -> new Classification(values.get(levels), values.get(functions));
            });

    private static final ObjectShape<AccessControlSection.RoleSection> ROLE =
            ObjectShape.of("Role", "What one role may do", fields -> {
                var layers = fields.optional("layers", list(Forms.NAME), "With which layers");
                var privileges = fields.optional("privileges", list(oneOf(Privilege.class)), "What it may do there");
                return values -> new AccessControlSection.RoleSection(values.get(layers), values.get(privileges));
            });

    private static final ObjectShape<AccessControlSection> ACCESS_CONTROL =
            ObjectShape.of("AccessControl", "Who may do what with which layers", fields -> {
                var access = fields.optional("access", oneOf(Access.class), "What holds where no role says anything");
                var roles = fields.optional("roles", map(Forms.NAME, ROLE), "The roles");
                return values -> new AccessControlSection(
                        values.get(access),
                        values.get(roles).map(Located::value).orElse(Map.of()));
            });

    private record Gates(Optional<Located<GateAction>> onFailure, Map<String, Located<GateAction>> rules) {}

    private static final ObjectShape<Gates> GATES =
            ObjectShape.of("GateAction", "What a gate that fails does", fields -> {
                var onFailure = fields.optional("on_failure", oneOf(GateAction.class), "What a gate that fails does");
                var rules = fields.optional(
                        "rules",
                        map(Forms.NAME, oneOf(GateAction.class)),
                        "What the violation of a rule does, by the rule's name, where that differs");
                return values -> new Gates(
                        values.get(onFailure),
                        values.get(rules).map(Located::value).orElse(Map.of()));
            });

    private static final ObjectShape<ChannelSection> CHANNEL =
            ObjectShape.of("Channel", "Somebody whom runs tell of gates and rules that were not kept", fields -> {
                var type = fields.required("type", oneOf(NotificationChannel.Type.class), "How it is spoken to");
                var config = fields.optional("config", Shapes.properties(), "Where it is; never a credential");
                var secret = fields.optional(
                        "connection_secret_ref",
                        Forms.SECRET_REFERENCE,
                        "The name of the secret with which it is reached");
                var on = fields.optional(
                        "on", list(oneOf(GateAction.class)), "Of which actions it hears; absent: notify and block");
                var environments = fields.optional(
                        "environments", list(Forms.NAME), "The only ones of whose runs it hears; absent: all runs");
                return values -> new ChannelSection(
                        values.get(type),
                        values.get(config).map(Located::value).orElse(Map.of()),
                        values.get(secret),
                        values.get(on).map(Located::value),
                        values.get(environments).map(Located::value).orElse(List.of()));
            });

    static final ObjectShape<GovernanceSection> GOVERNANCE =
            ObjectShape.of("Governance", "The rules that hold for every product", fields -> {
                var classification =
                        fields.optional("classification", CLASSIFICATION, "The levels of sensitivity, and what hides");
                var access = fields.optional("access_control", ACCESS_CONTROL, "Who may do what");
                var gates = fields.optional("quality_gates", GATES, "What a gate that fails does");
                var demands = ProjectDemandsShape.declare(fields);
                var policies = fields.optional(
                        "policies", map(Forms.NAME, ProjectDemandsShape.POLICY), "The platform team's own rules");
                var exemptions = fields.optional(
                        "exemptions", list(ProjectDemandsShape.EXEMPTION), "Where a rule need not hold for a while");
                var notifications =
                        fields.optional("notifications", map(Forms.NAME, CHANNEL), "Whom runs tell, by name");
                return values -> new GovernanceSection(
                        values.get(classification)
                                .flatMap(given -> given.value().levels()),
                        values.get(classification)
                                .flatMap(given -> given.value().maskingFunctions()),
                        values.get(access),
                        values.get(gates).flatMap(given -> given.value().onFailure()),
                        values.get(gates).map(given -> given.value().rules()).orElse(Map.of()),
                        demands.apply(values),
                        values.get(policies).map(Located::value).orElse(Map.of()),
                        values.get(exemptions).map(Located::value).orElse(List.of()),
                        values.get(notifications).map(Located::value).orElse(Map.of()));
            });

    private GovernanceShape() {}
}
