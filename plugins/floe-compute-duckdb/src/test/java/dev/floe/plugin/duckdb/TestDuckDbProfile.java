package dev.floe.plugin.duckdb;

import dev.floe.spi.FloePlugin;
import dev.floe.testing.AbstractComputeProfileContract;

final class TestDuckDbProfile extends AbstractComputeProfileContract {
    @Override
    public FloePlugin plugin() {
        return new DuckDbPlugin();
    }
}
