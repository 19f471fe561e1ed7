package dev.floe.spi.artifact;

import static java.util.Objects.requireNonNull;

import dev.floe.spi.compute.ComputeConfiguration;
import dev.floe.spi.compute.Hosting;
import dev.floe.spi.compute.ResourceRequirements;
import dev.floe.spi.compute.WorkloadSize;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One approved compute.
 *
 * @param pluginVersion of the plugin that knows this compute
 * @param resources what a pod that drives it asks for, for every size
 */
public record Compute(
        ComputeConfiguration configuration,
        String pluginVersion,
        Hosting hosting,
        List<String> requiredDbtPackages,
        Map<WorkloadSize, ResourceRequirements> resources) {
    public Compute {
        requireNonNull(configuration, "configuration is null");
        requireNonNull(pluginVersion, "pluginVersion is null");
        requireNonNull(hosting, "hosting is null");
        requiredDbtPackages = List.copyOf(requiredDbtPackages);
        resources = Collections.unmodifiableMap(new EnumMap<>(resources));
    }
}
