package dev.floe.plugin.databricks;

import dev.floe.spi.FloePlugin;
import dev.floe.testing.AbstractComputeResourcesContract;

final class TestDatabricksResources extends AbstractComputeResourcesContract {
    @Override
    public FloePlugin plugin() {
        return new DatabricksPlugin();
    }
}
