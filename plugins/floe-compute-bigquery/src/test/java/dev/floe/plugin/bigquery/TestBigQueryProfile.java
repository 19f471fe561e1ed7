package dev.floe.plugin.bigquery;

import dev.floe.spi.FloePlugin;
import dev.floe.testing.AbstractComputeProfileContract;

final class TestBigQueryProfile extends AbstractComputeProfileContract {
    @Override
    public FloePlugin plugin() {
        return new BigQueryPlugin();
    }
}
