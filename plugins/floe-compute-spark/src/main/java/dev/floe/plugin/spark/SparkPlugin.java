package dev.floe.plugin.spark;

import dev.floe.spi.FloePlugin;
import dev.floe.spi.compute.ComputePlugin;
import java.util.List;

/** The entry point of the Spark plugin. */
public final class SparkPlugin implements FloePlugin {
    @Override
    public int apiVersion() {
        return API_VERSION;
    }

    @Override
    public List<ComputePlugin> computes() {
        return List.of(new SparkCompute());
    }
}
