package dev.floe.plugin.databricks;

import dev.floe.spi.FloePlugin;
import dev.floe.testing.AbstractComputeIdentityContract;

final class TestDatabricksIdentity extends AbstractComputeIdentityContract {
    @Override
    public FloePlugin plugin() {
        return new DatabricksPlugin();
    }
}
