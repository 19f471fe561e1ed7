package dev.floe.plugin.host;

import dev.floe.spi.FloePlugin;
import dev.floe.spi.compute.ComputeConfiguration;
import dev.floe.spi.compute.ComputePlugin;
import dev.floe.spi.compute.ComputeSetting;
import dev.floe.spi.compute.DbtTarget;
import dev.floe.spi.compute.Hosting;
import dev.floe.spi.compute.ResourceRequirements;
import dev.floe.spi.compute.WorkloadSize;
import java.util.List;

/** A plugin on the class path of the tests, which no plugin in a directory may ever see. */
public final class EmbeddedPlugin implements FloePlugin, ComputePlugin {
    @Override
    public int apiVersion() {
        return API_VERSION;
    }

    @Override
    public List<ComputePlugin> computes() {
        return List.of(this);
    }

    @Override
    public String name() {
        return "embedded";
    }

    @Override
    public String version() {
        return "1.0.0";
    }

    @Override
    public Hosting hosting() {
        return Hosting.SELF_HOSTED;
    }

    @Override
    public List<ComputeSetting> settings() {
        return List.of();
    }

    @Override
    public DbtTarget dbtTarget(ComputeConfiguration configuration) {
        return DbtTarget.ofType("embedded");
    }

    @Override
    public List<String> requiredDbtPackages() {
        return List.of("dbt-embedded>=1.0");
    }

    @Override
    public ResourceRequirements resources(WorkloadSize size) {
        return new ResourceRequirements("1", "1", "1Gi", "1Gi");
    }
}
