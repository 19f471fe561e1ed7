package dev.floe.plugin.redshift;

import dev.floe.spi.FloePlugin;
import dev.floe.spi.compute.ComputePlugin;
import java.util.List;

/** The entry point of the Redshift plugin. */
public final class RedshiftPlugin implements FloePlugin {
    @Override
    public int apiVersion() {
        return API_VERSION;
    }

    @Override
    public List<ComputePlugin> computes() {
        return List.of(new RedshiftCompute());
    }
}
