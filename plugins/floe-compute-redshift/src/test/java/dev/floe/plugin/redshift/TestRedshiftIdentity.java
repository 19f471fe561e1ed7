package dev.floe.plugin.redshift;

import dev.floe.spi.FloePlugin;
import dev.floe.testing.AbstractComputeIdentityContract;

final class TestRedshiftIdentity extends AbstractComputeIdentityContract {
    @Override
    public FloePlugin plugin() {
        return new RedshiftPlugin();
    }
}
