package dev.floe.plugin.snowflake;

import dev.floe.spi.FloePlugin;
import dev.floe.testing.AbstractComputeIdentityContract;

final class TestSnowflakeIdentity extends AbstractComputeIdentityContract {
    @Override
    public FloePlugin plugin() {
        return new SnowflakePlugin();
    }
}
