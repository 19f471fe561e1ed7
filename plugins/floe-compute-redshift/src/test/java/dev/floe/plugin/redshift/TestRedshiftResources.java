package dev.floe.plugin.redshift;

import dev.floe.spi.FloePlugin;
import dev.floe.testing.AbstractComputeResourcesContract;

final class TestRedshiftResources extends AbstractComputeResourcesContract {
    @Override
    public FloePlugin plugin() {
        return new RedshiftPlugin();
    }
}
