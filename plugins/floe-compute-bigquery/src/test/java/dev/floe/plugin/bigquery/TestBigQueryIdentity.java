package dev.floe.plugin.bigquery;

import dev.floe.spi.FloePlugin;
import dev.floe.testing.AbstractComputeIdentityContract;

final class TestBigQueryIdentity extends AbstractComputeIdentityContract {
    @Override
    public FloePlugin plugin() {
        return new BigQueryPlugin();
    }
}
