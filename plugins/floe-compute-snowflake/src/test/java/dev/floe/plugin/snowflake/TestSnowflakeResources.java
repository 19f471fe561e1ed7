package dev.floe.plugin.snowflake;

import dev.floe.spi.FloePlugin;
import dev.floe.testing.AbstractComputeResourcesContract;

final class TestSnowflakeResources extends AbstractComputeResourcesContract {
    @Override
    public FloePlugin plugin() {
        return new SnowflakePlugin();
    }
}
