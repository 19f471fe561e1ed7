package dev.floe.plugin.databricks;

import dev.floe.spi.FloePlugin;
import dev.floe.testing.AbstractComputeProfileContract;

final class TestDatabricksProfile extends AbstractComputeProfileContract {
    @Override
    public FloePlugin plugin() {
        return new DatabricksPlugin();
    }
}
