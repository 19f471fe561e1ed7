package dev.floe.plugin.duckdb;

import dev.floe.spi.session.ComputeEngine;
import dev.floe.testing.AbstractSessionCancelContract;
import java.nio.file.Path;

final class TestDuckDbSessionCancellation extends AbstractSessionCancelContract {
    @Override
    protected ComputeEngine open(Path directory) {
        return DuckDbDatabase.in(directory).open();
    }
}
