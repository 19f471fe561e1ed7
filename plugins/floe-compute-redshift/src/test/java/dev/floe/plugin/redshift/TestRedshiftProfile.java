package dev.floe.plugin.redshift;

import dev.floe.spi.FloePlugin;
import dev.floe.testing.AbstractComputeProfileContract;

final class TestRedshiftProfile extends AbstractComputeProfileContract {
    @Override
    public FloePlugin plugin() {
        return new RedshiftPlugin();
    }
}
