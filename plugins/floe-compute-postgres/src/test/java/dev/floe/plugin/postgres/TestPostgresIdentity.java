package dev.floe.plugin.postgres;

import dev.floe.spi.FloePlugin;
import dev.floe.testing.AbstractComputeIdentityContract;

final class TestPostgresIdentity extends AbstractComputeIdentityContract {
    @Override
    public FloePlugin plugin() {
        return new PostgresPlugin();
    }
}
