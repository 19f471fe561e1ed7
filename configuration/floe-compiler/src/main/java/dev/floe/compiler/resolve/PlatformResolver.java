package dev.floe.compiler.resolve;

import dev.floe.compiler.document.PluginKind;
import dev.floe.spi.artifact.Origin;
import dev.floe.spi.artifact.PluginSelection;
import dev.floe.spi.compute.ComputeConfiguration;
import dev.floe.spi.value.PropertyValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes the effective platform of the settings in force, and fills in what floe brings where no manifest says anything. */
final class PlatformResolver {
    private static final String DUCKDB = "duckdb";
    private static final List<String> BUILT_IN_LAYERS = List.of("bronze", "silver", "gold");

    private final EffectiveSettings settings;

    private PlatformResolver(Map<String, Setting> settings) {
        this.settings = new EffectiveSettings(settings);
    }

    static EffectivePlatform resolve(Map<String, Setting> fromManifests) {
        Map<String, Setting> settings = new LinkedHashMap<>(fromManifests);
        fillIn(settings);
        PlatformResolver resolver = new PlatformResolver(settings);
        Approval approval = resolver.approval();
        Map<String, ComputeConfiguration> computes = resolver.computes(approval);
        return new EffectivePlatform(
                approval,
                computes,
                resolver.plugins(),
                new ArchitectureReading(resolver.settings).architecture(),
                new GovernanceReading(resolver.settings).governance(),
                EnvironmentResolver.resolve(resolver.settings, resolver.plugins()),
                resolver.origins(approval));
    }

    private static void fillIn(Map<String, Setting> settings) {
        builtIn(settings, SettingPaths.APPROVED, PropertyValue.of(List.of(DUCKDB)));
        builtIn(settings, SettingPaths.pluginName(PluginKind.CATALOG), PropertyValue.of("embedded"));
        builtIn(settings, SettingPaths.pluginName(PluginKind.STORAGE), PropertyValue.of("local"));
        builtIn(settings, SettingPaths.DBT, PropertyValue.of("embedded"));
        builtIn(settings, SettingPaths.PATTERN, PropertyValue.of("medallion"));
        builtIn(settings, SettingPaths.NAMING, PropertyValue.of("off"));
        builtIn(settings, SettingPaths.ON_FAILURE, PropertyValue.of("block"));
        EffectiveSettings read = new EffectiveSettings(settings);
        if (read.names(SettingPaths.LAYERS).isEmpty()) {
            BUILT_IN_LAYERS.forEach(layer -> builtIn(settings, SettingPaths.LAYERS + layer, PropertyValue.of(true)));
        }
        read.names(SettingPaths.LAYERS)
                .forEach(layer -> builtIn(settings, SettingPaths.layer(layer, "namespace"), PropertyValue.of(layer)));
    }

    private static void builtIn(Map<String, Setting> settings, String path, PropertyValue value) {
        settings.putIfAbsent(path, Setting.builtIn(path, value));
    }

    private Approval approval() {
        Setting approved = settings.setting(SettingPaths.APPROVED).orElseThrow();
        List<String> names = settings.texts(SettingPaths.APPROVED).orElseThrow().stream()
                .distinct()
                .toList();
        Optional<Approval.Fallback> fallback = settings.setting(SettingPaths.DEFAULT)
                .flatMap(setting -> settings.text(SettingPaths.DEFAULT)
                        .map(name -> new Approval.Fallback(name, setting.manifest(), setting.place())))
                .or(() -> impliedDefault(names)
                        .map(name -> new Approval.Fallback(name, Origin.BUILT_IN.manifest(), Optional.empty())));
        return new Approval(names, approved.manifest(), approved.label(), fallback);
    }

    /** The only compute there is, else DuckDB where it is approved. */
    private static Optional<String> impliedDefault(List<String> names) {
        if (names.size() == 1) {
            return Optional.of(names.getFirst());
        }
        return names.contains(DUCKDB) ? Optional.of(DUCKDB) : Optional.empty();
    }

    private Map<String, ComputeConfiguration> computes(Approval approval) {
        Map<String, ComputeConfiguration> computes = new LinkedHashMap<>();
        for (String name : approval.names()) {
            computes.put(
                    name,
                    new ComputeConfiguration(
                            name,
                            settings.text(SettingPaths.computeSecret(name)),
                            settings.below(SettingPaths.computeConfigs(name))));
        }
        return computes;
    }

    private Map<String, PluginSelection> plugins() {
        Map<String, PluginSelection> plugins = new LinkedHashMap<>();
        for (PluginKind kind : PluginKind.values()) {
            settings.text(SettingPaths.pluginName(kind))
                    .ifPresent(name -> plugins.put(
                            kind.key(),
                            new PluginSelection(
                                    name,
                                    settings.below(SettingPaths.pluginConfigs(kind)),
                                    settings.text(SettingPaths.pluginSecret(kind)))));
        }
        plugins.put(
                "dbt", new PluginSelection(settings.text(SettingPaths.DBT).orElseThrow(), Map.of(), Optional.empty()));
        return plugins;
    }

    private Map<String, Origin> origins(Approval approval) {
        Map<String, Origin> origins = new TreeMap<>();
        settings.all().forEach((path, setting) -> origins.put(path, setting.origin()));
        origins.keySet().removeIf(path -> isOfUnapprovedCompute(path, approval));
        approval.fallback().ifPresent(fallback -> origins.putIfAbsent(SettingPaths.DEFAULT, Origin.BUILT_IN));
        return origins;
    }

    private static boolean isOfUnapprovedCompute(String path, Approval approval) {
        String prefix = SettingPaths.APPROVED + ".";
        return path.startsWith(prefix)
                && approval.names().stream().noneMatch(name -> path.startsWith(prefix + name + "."));
    }
}
