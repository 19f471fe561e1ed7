package dev.floe.plugin.bigquery;

import dev.floe.spi.FloePlugin;
import dev.floe.testing.AbstractComputeResourcesContract;

final class TestBigQueryResources extends AbstractComputeResourcesContract {
    @Override
    public FloePlugin plugin() {
        return new BigQueryPlugin();
    }
}
