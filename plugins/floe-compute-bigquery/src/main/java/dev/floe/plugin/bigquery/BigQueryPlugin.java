package dev.floe.plugin.bigquery;

import dev.floe.spi.FloePlugin;
import dev.floe.spi.compute.ComputePlugin;
import java.util.List;

/** The entry point of the BigQuery plugin. */
public final class BigQueryPlugin implements FloePlugin {
    @Override
    public int apiVersion() {
        return API_VERSION;
    }

    @Override
    public List<ComputePlugin> computes() {
        return List.of(new BigQueryCompute());
    }
}
