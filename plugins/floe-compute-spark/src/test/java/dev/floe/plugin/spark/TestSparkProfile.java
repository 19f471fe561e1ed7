package dev.floe.plugin.spark;

import dev.floe.spi.FloePlugin;
import dev.floe.testing.AbstractComputeProfileContract;

final class TestSparkProfile extends AbstractComputeProfileContract {
    @Override
    public FloePlugin plugin() {
        return new SparkPlugin();
    }
}
