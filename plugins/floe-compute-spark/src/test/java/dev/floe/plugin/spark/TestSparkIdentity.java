package dev.floe.plugin.spark;

import dev.floe.spi.FloePlugin;
import dev.floe.testing.AbstractComputeIdentityContract;

final class TestSparkIdentity extends AbstractComputeIdentityContract {
    @Override
    public FloePlugin plugin() {
        return new SparkPlugin();
    }
}
