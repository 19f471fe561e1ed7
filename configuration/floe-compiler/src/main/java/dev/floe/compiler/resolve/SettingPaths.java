package dev.floe.compiler.resolve;

import dev.floe.compiler.document.PluginKind;

/** The dotted paths of what manifests set, which are also the keys of {@code origins} in the artifact. */
final class SettingPaths {
    static final String APPROVED = "plugins.compute.approved";
    static final String DEFAULT = "plugins.compute.default";
    static final String DBT = "plugins.dbt";
    static final String PATTERN = "data_architecture.pattern";
    static final String LAYERS = "data_architecture.layers.";
    static final String NAMING = "data_architecture.naming.enforcement";
    static final String LEVELS = "governance.classification.levels";
    static final String MASKING_FUNCTIONS = "governance.classification.masking_functions";
    static final String ACCESS_CONTROL = "governance.access_control";
    static final String ON_FAILURE = "governance.quality_gates.on_failure";
    static final String GOVERNANCE = "governance.";
    static final String ACTIONS = "governance.quality_gates.rules.";
    static final String POLICIES = "governance.policies.";
    static final String NOTIFICATIONS = "governance.notifications.";
    static final String ENVIRONMENTS = "environments.";

    private SettingPaths() {}

    static String computeConfig(String compute, String key) {
        return computeConfigs(compute) + key;
    }

    static String computeConfigs(String compute) {
        return APPROVED + "." + compute + ".config.";
    }

    static String computeSecret(String compute) {
        return APPROVED + "." + compute + ".connection_secret_ref";
    }

    static String pluginName(PluginKind kind) {
        return "plugins." + kind.key() + ".name";
    }

    static String pluginConfigs(PluginKind kind) {
        return "plugins." + kind.key() + ".config.";
    }

    static String pluginConfig(PluginKind kind, String key) {
        return pluginConfigs(kind) + key;
    }

    static String pluginSecret(PluginKind kind) {
        return "plugins." + kind.key() + ".connection_secret_ref";
    }

    static String layer(String layer, String key) {
        return LAYERS + layer + "." + key;
    }

    static String level(String level, String key) {
        return LEVELS + "." + level + "." + key;
    }

    static String environmentConfigs(String environment, PluginKind kind) {
        return ENVIRONMENTS + environment + "." + kind.key() + ".config.";
    }

    static String environmentConfig(String environment, PluginKind kind, String key) {
        return environmentConfigs(environment, kind) + key;
    }

    static String environmentPluginSecret(String environment, PluginKind kind) {
        return ENVIRONMENTS + environment + "." + kind.key() + ".connection_secret_ref";
    }

    static String environmentLayer(String environment, String layer, String key) {
        return ENVIRONMENTS + environment + ".layers." + layer + "." + key;
    }

    static String environmentSecret(String environment, String compute) {
        return ENVIRONMENTS + environment + ".connection_secret_refs." + compute;
    }

    static String environmentSize(String environment) {
        return ENVIRONMENTS + environment + ".workload_size";
    }
}
