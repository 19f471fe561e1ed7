package dev.floe.plugin.duckdb;

import dev.floe.spi.FloePlugin;
import dev.floe.testing.AbstractComputeIdentityContract;

final class TestDuckDbIdentity extends AbstractComputeIdentityContract {
    @Override
    public FloePlugin plugin() {
        return new DuckDbPlugin();
    }
}
