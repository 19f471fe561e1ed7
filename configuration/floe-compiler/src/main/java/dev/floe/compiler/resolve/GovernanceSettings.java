package dev.floe.compiler.resolve;

import static dev.floe.compiler.error.CompilerError.CLASSIFICATION_WEAKENED;
import static dev.floe.compiler.error.CompilerError.GATE_WEAKENED;

import dev.floe.compiler.document.AccessControlSection;
import dev.floe.compiler.document.ChannelSection;
import dev.floe.compiler.document.ClassificationLevelSection;
import dev.floe.compiler.document.GovernanceSection;
import dev.floe.compiler.document.PolicySection;
import dev.floe.compiler.resolve.InheritanceRule.AsStrict;
import dev.floe.compiler.resolve.InheritanceRule.Containing;
import dev.floe.compiler.resolve.InheritanceRule.Fixed;
import dev.floe.compiler.resolve.InheritanceRule.NotLonger;
import dev.floe.compiler.resolve.InheritanceRule.Within;
import dev.floe.documents.Located;
import dev.floe.spi.value.PropertyValue;
import dev.floe.spi.value.PropertyValue.Entries;
import dev.floe.spi.value.PropertyValue.Text;
import dev.floe.spi.value.PropertyValue.Truth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a manifest sets under {@code governance}. */
final class GovernanceSettings {
    private static final List<String> ACTIONS = List.of("notify", "warn", "block");
    private static final String FORBIDDEN = "sql.forbidden_functions";

    private final SettingList settings;

    GovernanceSettings(SettingList settings) {
        this.settings = settings;
    }

    void add(GovernanceSection governance) {
        governance.classificationLevels().ifPresent(levels -> {
            List<Located<String>> names = levels.value().stream()
                    .flatMap(level -> level.value().name().stream())
                    .toList();
            settings.addList(
                    SettingPaths.LEVELS,
                    "The classification",
                    new Located<>(names, levels.place(), levels.label()),
                    new Containing(CLASSIFICATION_WEAKENED));
            levels.value()
                    .forEach(level -> level.value().name().ifPresent(name -> addLevel(name.value(), level.value())));
        });
        governance
                .maskingFunctions()
                .ifPresent(functions -> settings.addList(
                        SettingPaths.MASKING_FUNCTIONS,
                        "The masking_functions",
                        functions,
                        new Within(CLASSIFICATION_WEAKENED)));
        governance
                .accessControl()
                .ifPresent(access -> settings.add(
                        SettingPaths.ACCESS_CONTROL,
                        "The access_control",
                        access.map(GovernanceSettings::entries),
                        new Fixed()));
        governance
                .onFailure()
                .ifPresent(action -> settings.add(
                        SettingPaths.ON_FAILURE,
                        "The on_failure of the quality gates",
                        action.map(SettingList::text),
                        new AsStrict(ACTIONS, GATE_WEAKENED)));
        governance
                .actions()
                .forEach((rule, action) -> settings.add(
                        SettingPaths.ACTIONS + rule,
                        "The action of rule '%s'".formatted(rule),
                        action.map(SettingList::text),
                        new AsStrict(ACTIONS, GATE_WEAKENED)));
        governance
                .demands()
                .truths()
                .forEach((key, it) -> settings.add(
                        SettingPaths.GOVERNANCE + key,
                        "The " + key,
                        it.map(flag -> new Truth(flag)),
                        new AsStrict(List.of("false", "true"), GATE_WEAKENED)));
        governance
                .demands()
                .lists()
                .forEach((key, it) -> settings.addList(
                        SettingPaths.GOVERNANCE + key,
                        "The " + key,
                        it,
                        key.equals(FORBIDDEN) ? new Containing(GATE_WEAKENED) : new Within(GATE_WEAKENED)));
        governance
                .policies()
                .forEach((name, policy) -> settings.add(
                        SettingPaths.POLICIES + name,
                        "The policy '%s'".formatted(name),
                        policy.map(GovernanceSettings::entries),
                        new Fixed()));
        governance.notifications().forEach((name, channel) -> {
            String path = SettingPaths.NOTIFICATIONS + name;
            settings.add(path, "The channel '%s'".formatted(name), channel.map(ChannelSection::entries), new Fixed());
            channel.value()
                    .connectionSecretRef()
                    .ifPresent(secret -> settings.add(
                            path + ".connection_secret_ref",
                            "The secret of channel '%s'".formatted(name),
                            secret.map(Text::new),
                            new Fixed()));
        });
    }

    private static PropertyValue entries(PolicySection policy) {
        Map<String, PropertyValue> entries = new LinkedHashMap<>();
        policy.over().ifPresent(over -> entries.put("over", SettingList.text(over.value())));
        policy.where().ifPresent(where -> entries.put("where", new Text(where.value())));
        policy.require().ifPresent(require -> entries.put("require", new Text(require.value())));
        policy.message().ifPresent(message -> entries.put("message", new Text(message.value())));
        policy.onFailure().ifPresent(action -> entries.put("on_failure", SettingList.text(action.value())));
        return new PropertyValue.Entries(entries);
    }

    private void addLevel(String name, ClassificationLevelSection level) {
        String of = " of classification level '%s'".formatted(name);
        level.masking()
                .ifPresent(it -> settings.add(
                        SettingPaths.level(name, "masking"),
                        "The masking" + of,
                        it.map(SettingList::text),
                        new AsStrict(List.of("none", "required"), CLASSIFICATION_WEAKENED)));
        level.allowedLayers()
                .ifPresent(it -> settings.addList(
                        SettingPaths.level(name, "allowed_layers"),
                        "The allowed_layers" + of,
                        it,
                        new Within(CLASSIFICATION_WEAKENED)));
        level.retention()
                .ifPresent(it -> settings.add(
                        SettingPaths.level(name, "retention"),
                        "The retention" + of,
                        it.map(Text::new),
                        new NotLonger()));
    }

    private static PropertyValue entries(AccessControlSection section) {
        Map<String, PropertyValue> entries = new LinkedHashMap<>();
        section.access().ifPresent(access -> entries.put("access", SettingList.text(access.value())));
        Map<String, PropertyValue> roles = new LinkedHashMap<>();
        section.roles().forEach((name, role) -> {
            Map<String, PropertyValue> entry = new LinkedHashMap<>();
            role.value().layers().ifPresent(layers -> entry.put("layers", SettingList.items(layers.value())));
            role.value()
                    .privileges()
                    .ifPresent(privileges -> entry.put(
                            "privileges",
                            new PropertyValue.Items(privileges.value().stream()
                                    .<PropertyValue>map(privilege -> SettingList.text(privilege.value()))
                                    .toList())));
            roles.put(name, new Entries(entry));
        });
        entries.put("roles", new Entries(roles));
        return new Entries(entries);
    }
}
