package dev.floe.plugin.duckdb;

import dev.floe.spi.session.ComputeEngine;
import dev.floe.testing.AbstractSessionLifeContract;
import java.nio.file.Path;

final class TestDuckDbSessionLives extends AbstractSessionLifeContract {
    @Override
    protected ComputeEngine open(Path directory) {
        return DuckDbDatabase.in(directory).open();
    }
}
