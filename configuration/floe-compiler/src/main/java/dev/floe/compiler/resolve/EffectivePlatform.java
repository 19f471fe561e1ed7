package dev.floe.compiler.resolve;

import dev.floe.spi.artifact.DataArchitecture;
import dev.floe.spi.artifact.EnvironmentBinding;
import dev.floe.spi.artifact.Governance;
import dev.floe.spi.artifact.Origin;
import dev.floe.spi.artifact.PluginSelection;
import dev.floe.spi.compute.ComputeConfiguration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the manifests of the chain come to.
 *
 * @param computes the configuration of each approved compute, by name
 * @param origins of all effective values, by their path
 */
public record EffectivePlatform(
        Approval approval,
        Map<String, ComputeConfiguration> computes,
        Map<String, PluginSelection> plugins,
        DataArchitecture dataArchitecture,
        Governance governance,
        Map<String, EnvironmentBinding> environments,
        Map<String, Origin> origins) {
    public EffectivePlatform {
        computes = Collections.unmodifiableMap(new LinkedHashMap<>(computes));
        plugins = Collections.unmodifiableMap(new LinkedHashMap<>(plugins));
        environments = Collections.unmodifiableMap(new LinkedHashMap<>(environments));
        origins = Collections.unmodifiableMap(new LinkedHashMap<>(origins));
    }
}
