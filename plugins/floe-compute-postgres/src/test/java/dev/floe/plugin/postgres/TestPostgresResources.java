package dev.floe.plugin.postgres;

import dev.floe.spi.FloePlugin;
import dev.floe.testing.AbstractComputeResourcesContract;

final class TestPostgresResources extends AbstractComputeResourcesContract {
    @Override
    public FloePlugin plugin() {
        return new PostgresPlugin();
    }
}
