package dev.floe.compiler.resolve;

import dev.floe.compiler.document.PluginKind;
import dev.floe.compiler.load.LoadedManifest;
import dev.floe.spi.compute.ComputePlugin;
import dev.floe.spi.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lays the manifests of a chain over each other, from the top down, and notes where one breaks a rule of inheritance. */
final class Inheritance {
    private final Map<String, Setting> effective = new LinkedHashMap<>();
    private final List<Problem> violations = new ArrayList<>();
    private int compared;

    private Inheritance() {}

    /**
     * What comes out.
     *
     * @param settings in force, by path; where a manifest broke a rule, what the manifest above it says
     * @param compared how many values were set by more than one manifest
     */
    record Result(Map<String, Setting> settings, List<Problem> violations, int compared) {}

    /** @param chain the product's own manifest first */
    static Result of(List<LoadedManifest> chain, Map<String, ComputePlugin> computes) {
        Inheritance inheritance = new Inheritance();
        for (LoadedManifest manifest : chain.reversed()) {
            ManifestSettings.of(manifest, computes).forEach(inheritance::lay);
        }
        return new Result(inheritance.effective, List.copyOf(inheritance.violations), inheritance.compared);
    }

    private void lay(Setting lower) {
        Setting upper = effective.get(lower.path());
        if (upper == null) {
            effective.put(lower.path(), lower);
            return;
        }
        compared++;
        if (upper.value().equals(lower.value())) {
            // Who sets a value first stays its origin.
            return;
        }
        InheritanceCheck.Verdict verdict = InheritanceCheck.compare(upper, lower);
        violations.addAll(verdict.problems());
        effective.put(lower.path(), verdict.effective());
        if (verdict.problems().isEmpty()) {
            dropConfigurationOfReplacedPlugin(lower);
        }
    }

    /** A manifest that chooses another catalog does not inherit the settings of the first one. */
    private void dropConfigurationOfReplacedPlugin(Setting changed) {
        for (PluginKind kind : PluginKind.values()) {
            if (changed.path().equals(SettingPaths.pluginName(kind))) {
                effective
                        .keySet()
                        .removeIf(path -> path.startsWith(SettingPaths.pluginConfigs(kind))
                                || path.equals(SettingPaths.pluginSecret(kind)));
            }
        }
    }
}
