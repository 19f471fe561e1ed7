package dev.floe.compiler.resolve;

import dev.floe.compiler.document.PluginKind;
import dev.floe.spi.artifact.EnvironmentBinding;
import dev.floe.spi.artifact.EnvironmentBinding.LayerBinding;
import dev.floe.spi.artifact.PluginSelection;
import dev.floe.spi.compute.WorkloadSize;
import dev.floe.spi.value.PropertyValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lays what an environment sets over what the platform says. */
final class EnvironmentResolver {
    private EnvironmentResolver() {}

    /** @param plugins of the platform, by kind */
    static Map<String, EnvironmentBinding> resolve(EffectiveSettings settings, Map<String, PluginSelection> plugins) {
        Map<String, EnvironmentBinding> environments = new LinkedHashMap<>();
        for (String name : settings.names(SettingPaths.ENVIRONMENTS)) {
            environments.put(name, binding(name, settings, plugins));
        }
        return environments;
    }

    private static EnvironmentBinding binding(
            String name, EffectiveSettings settings, Map<String, PluginSelection> plugins) {
        Map<String, PluginSelection> bound = new LinkedHashMap<>();
        for (PluginKind kind : List.of(PluginKind.CATALOG, PluginKind.STORAGE)) {
            Optional.ofNullable(plugins.get(kind.key()))
                    .ifPresent(plugin -> bound.put(kind.key(), bind(name, kind, plugin, settings)));
        }
        Map<String, LayerBinding> layers = new LinkedHashMap<>();
        String layerPrefix = SettingPaths.ENVIRONMENTS + name + ".layers.";
        for (String layer : settings.names(layerPrefix)) {
            layers.put(
                    layer,
                    new LayerBinding(
                            settings.text(SettingPaths.environmentLayer(name, layer, "namespace")),
                            settings.text(SettingPaths.environmentLayer(name, layer, "location"))));
        }
        Map<String, String> secrets = new LinkedHashMap<>();
        String secretPrefix = SettingPaths.ENVIRONMENTS + name + ".connection_secret_refs.";
        settings.names(secretPrefix).forEach(compute -> settings.text(secretPrefix + compute)
                .ifPresent(secret -> secrets.put(compute, secret)));
        return new EnvironmentBinding(
                bound, layers, secrets, settings.constant(SettingPaths.environmentSize(name), WorkloadSize.class));
    }

    private static PluginSelection bind(
            String name, PluginKind kind, PluginSelection plugin, EffectiveSettings settings) {
        Map<String, PropertyValue> config = new LinkedHashMap<>(plugin.config());
        config.putAll(settings.below(SettingPaths.environmentConfigs(name, kind)));
        Optional<String> secret =
                settings.text(SettingPaths.environmentPluginSecret(name, kind)).or(plugin::connectionSecretRef);
        return new PluginSelection(plugin.name(), config, secret);
    }
}
