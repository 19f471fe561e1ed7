package dev.floe.plugin.duckdb;

import dev.floe.spi.session.ComputeEngine;
import dev.floe.testing.AbstractSessionErrorContract;
import java.nio.file.Path;

final class TestDuckDbSessionErrors extends AbstractSessionErrorContract {
    @Override
    protected ComputeEngine open(Path directory) {
        return DuckDbDatabase.in(directory).open();
    }
}
