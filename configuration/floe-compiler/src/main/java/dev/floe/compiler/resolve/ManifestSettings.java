package dev.floe.compiler.resolve;

import dev.floe.compiler.document.ManifestDocument;
import dev.floe.compiler.load.LoadedManifest;
import dev.floe.spi.compute.ComputePlugin;
import java.util.List;
import java.util.Map;

/** The values that one manifest sets, each with the rule of its inheritance. */
final class ManifestSettings {
    private ManifestSettings() {}

    /** @param computes the plugins, which say what settings of their computes are fixed */
    static List<Setting> of(LoadedManifest manifest, Map<String, ComputePlugin> computes) {
        SettingList settings = new SettingList(manifest.title());
        ManifestDocument document = manifest.document();
        document.plugins().ifPresent(new PluginSettings(settings, computes)::add);
        document.dataArchitecture().ifPresent(new ArchitectureSettings(settings)::add);
        document.governance().ifPresent(new GovernanceSettings(settings)::add);
        EnvironmentSettings environments = new EnvironmentSettings(settings);
        document.environments().forEach(environments::add);
        return settings.settings();
    }
}
