package dev.floe.plugin.duckdb;

import dev.floe.spi.FloePlugin;
import dev.floe.spi.compute.ComputePlugin;
import java.util.List;

/** The entry point of the DuckDB plugin. */
public final class DuckDbPlugin implements FloePlugin {
    @Override
    public int apiVersion() {
        return API_VERSION;
    }

    @Override
    public List<ComputePlugin> computes() {
        return List.of(new DuckDbCompute());
    }
}
