package dev.floe.plugin.spark;

import dev.floe.spi.FloePlugin;
import dev.floe.testing.AbstractComputeResourcesContract;

final class TestSparkResources extends AbstractComputeResourcesContract {
    @Override
    public FloePlugin plugin() {
        return new SparkPlugin();
    }
}
