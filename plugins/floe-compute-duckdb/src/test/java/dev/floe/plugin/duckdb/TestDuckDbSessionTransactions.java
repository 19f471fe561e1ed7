package dev.floe.plugin.duckdb;

import dev.floe.spi.session.ComputeEngine;
import dev.floe.testing.AbstractSessionTransactionContract;
import java.nio.file.Path;

final class TestDuckDbSessionTransactions extends AbstractSessionTransactionContract {
    @Override
    protected ComputeEngine open(Path directory) {
        return DuckDbDatabase.in(directory).open();
    }
}
