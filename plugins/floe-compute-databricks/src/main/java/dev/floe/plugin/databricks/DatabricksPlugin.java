package dev.floe.plugin.databricks;

import dev.floe.spi.FloePlugin;
import dev.floe.spi.compute.ComputePlugin;
import java.util.List;

/** The entry point of the Databricks plugin. */
public final class DatabricksPlugin implements FloePlugin {
    @Override
    public int apiVersion() {
        return API_VERSION;
    }

    @Override
    public List<ComputePlugin> computes() {
        return List.of(new DatabricksCompute());
    }
}
