package dev.floe.compiler.resolve;

import dev.floe.spi.artifact.AccessControl;
import dev.floe.spi.artifact.AccessControl.Access;
import dev.floe.spi.artifact.AccessControl.Privilege;
import dev.floe.spi.artifact.AccessControl.Role;
import dev.floe.spi.artifact.ClassificationLevel;
import dev.floe.spi.artifact.ClassificationLevel.Masking;
import dev.floe.spi.artifact.GateAction;
import dev.floe.spi.artifact.Governance;
import dev.floe.spi.artifact.NotificationChannel;
import dev.floe.spi.artifact.Policy;
import dev.floe.spi.artifact.ProjectDemands;
import dev.floe.spi.value.PropertyValue;
import dev.floe.spi.value.PropertyValue.Entries;
import dev.floe.spi.value.PropertyValue.Items;
import dev.floe.spi.value.PropertyValue.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the governance in force out of the settings. */
final class GovernanceReading {
    private final EffectiveSettings settings;

    GovernanceReading(EffectiveSettings settings) {
        this.settings = settings;
    }

    Governance governance() {
        List<ClassificationLevel> levels = settings.texts(SettingPaths.LEVELS).orElse(List.of()).stream()
                .map(name -> new ClassificationLevel(
                        name,
                        settings.constant(SettingPaths.level(name, "masking"), Masking.class)
                                .orElse(Masking.NONE),
                        settings.texts(SettingPaths.level(name, "allowed_layers")),
                        settings.text(SettingPaths.level(name, "retention"))))
                .toList();
        Optional<AccessControl> access = settings.setting(SettingPaths.ACCESS_CONTROL)
                .map(Setting::value)
                .filter(Entries.class::isInstance)
                .map(value -> accessControl((Entries) value));
        return new Governance(
                levels,
                functions(settings.texts(SettingPaths.MASKING_FUNCTIONS)),
                access,
                settings.constant(SettingPaths.ON_FAILURE, GateAction.class).orElseThrow(),
                actions(),
                demands(),
                policies(),
                notifications());
    }

    private Map<String, GateAction> actions() {
        Map<String, GateAction> actions = new LinkedHashMap<>();
        settings.names(SettingPaths.ACTIONS)
                .forEach(rule -> settings.constant(SettingPaths.ACTIONS + rule, GateAction.class)
                        .ifPresent(action -> actions.put(rule, action)));
        return actions;
    }

    private ProjectDemands demands() {
        return new ProjectDemands(
                isTrue("models.require_layer"),
                isTrue("sql.require_references"),
                isTrue("sources.require_freshness"),
                functions(texts("sql.forbidden_functions")),
                texts("sources.read_by"),
                texts("projects.readable"),
                texts("snapshots.strategies"),
                texts("snapshots.hard_deletes"));
    }

    /** SQL does not tell their names apart by case. */
    private static List<String> functions(Optional<List<String>> names) {
        return names.orElse(List.of()).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    private boolean isTrue(String key) {
        return settings.isTrue(SettingPaths.GOVERNANCE + key);
    }

    private Optional<List<String>> texts(String key) {
        return settings.texts(SettingPaths.GOVERNANCE + key);
    }

    private Map<String, Policy> policies() {
        Map<String, Policy> policies = new LinkedHashMap<>();
        for (String name : settings.names(SettingPaths.POLICIES)) {
            settings.setting(SettingPaths.POLICIES + name)
                    .map(Setting::value)
                    .filter(Entries.class::isInstance)
                    .flatMap(value -> policy((Entries) value))
                    .ifPresent(policy -> policies.put(name, policy));
        }
        return policies;
    }

    private Map<String, NotificationChannel> notifications() {
        Map<String, NotificationChannel> channels = new LinkedHashMap<>();
        for (String name : settings.names(SettingPaths.NOTIFICATIONS)) {
            settings.setting(SettingPaths.NOTIFICATIONS + name)
                    .map(Setting::value)
                    .filter(Entries.class::isInstance)
                    .flatMap(value -> channel((Entries) value))
                    .ifPresent(channel -> channels.put(name, channel));
        }
        return channels;
    }

    /** Empty without a type, which was reported when it was read. */
    private static Optional<NotificationChannel> channel(Entries entries) {
        Map<String, PropertyValue> config =
                entries.values().get("config") instanceof Entries settings ? settings.values() : Map.of();
        return text(entries, "type")
                .map(type -> new NotificationChannel(
                        NotificationChannel.Type.valueOf(type.toUpperCase(Locale.ROOT)),
                        config,
                        text(entries, "connection_secret_ref"),
                        entries.values().containsKey("on")
                                ? texts(entries, "on").stream()
                                        .map(action -> GateAction.valueOf(action.toUpperCase(Locale.ROOT)))
                                        .collect(Collectors.toSet())
                                : NotificationChannel.STANDARD_ACTIONS,
                        texts(entries, "environments")));
    }

    /** Empty where a part is missing, which was reported when it was read. */
    private static Optional<Policy> policy(Entries entries) {
        Optional<String> over = text(entries, "over");
        Optional<String> require = text(entries, "require");
        Optional<String> message = text(entries, "message");
        if (over.isEmpty() || require.isEmpty() || message.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Policy(
                Policy.Over.valueOf(over.get().toUpperCase(Locale.ROOT)),
                text(entries, "where"),
                require.get(),
                message.get(),
                text(entries, "on_failure").map(action -> GateAction.valueOf(action.toUpperCase(Locale.ROOT)))));
    }

    private static Optional<String> text(Entries entries, String key) {
        return entries.values().get(key) instanceof Text text ? Optional.of(text.value()) : Optional.empty();
    }

    /** Where nothing is said about what no role names, it is denied. */
    private static AccessControl accessControl(Entries entries) {
        Access access = entries.values().get("access") instanceof Text text
                ? Access.valueOf(text.value().toUpperCase(Locale.ROOT))
                : Access.DENY;
        Map<String, Role> roles = new LinkedHashMap<>();
        if (entries.values().get("roles") instanceof Entries declared) {
            declared.values().forEach((name, role) -> {
                List<Privilege> privileges = texts(role, "privileges").stream()
                        .map(text -> Privilege.valueOf(text.toUpperCase(Locale.ROOT)))
                        .toList();
                roles.put(name, new Role(texts(role, "layers"), privileges));
            });
        }
        return new AccessControl(access, roles);
    }

    private static List<String> texts(PropertyValue role, String key) {
        return role instanceof Entries entries && entries.values().get(key) instanceof Items items
                ? items.values().stream().map(item -> ((Text) item).value()).toList()
                : List.of();
    }
}
