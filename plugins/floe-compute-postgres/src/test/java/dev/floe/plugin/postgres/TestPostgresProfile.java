package dev.floe.plugin.postgres;

import dev.floe.spi.FloePlugin;
import dev.floe.testing.AbstractComputeProfileContract;

final class TestPostgresProfile extends AbstractComputeProfileContract {
    @Override
    public FloePlugin plugin() {
        return new PostgresPlugin();
    }
}
