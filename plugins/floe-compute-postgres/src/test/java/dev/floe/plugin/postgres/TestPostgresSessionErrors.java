package dev.floe.plugin.postgres;

import dev.floe.spi.session.ComputeEngine;
import dev.floe.testing.AbstractSessionErrorContract;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresServer.Shared.class)
final class TestPostgresSessionErrors extends AbstractSessionErrorContract {
    private final PostgresServer server;

    TestPostgresSessionErrors(PostgresServer server) {
        this.server = server;
    }

    @Override
    protected ComputeEngine open(Path directory) {
        return server.open(directory);
    }
}
