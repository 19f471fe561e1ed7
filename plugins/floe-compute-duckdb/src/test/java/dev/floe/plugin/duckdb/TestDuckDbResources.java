package dev.floe.plugin.duckdb;

import dev.floe.spi.FloePlugin;
import dev.floe.testing.AbstractComputeResourcesContract;

final class TestDuckDbResources extends AbstractComputeResourcesContract {
    @Override
    public FloePlugin plugin() {
        return new DuckDbPlugin();
    }
}
