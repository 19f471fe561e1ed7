package dev.floe.plugin.snowflake;

import dev.floe.spi.FloePlugin;
import dev.floe.testing.AbstractComputeProfileContract;

final class TestSnowflakeProfile extends AbstractComputeProfileContract {
    @Override
    public FloePlugin plugin() {
        return new SnowflakePlugin();
    }
}
