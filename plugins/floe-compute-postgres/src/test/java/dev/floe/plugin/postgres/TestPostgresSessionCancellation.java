package dev.floe.plugin.postgres;

import dev.floe.spi.session.ComputeEngine;
import dev.floe.testing.AbstractSessionCancelContract;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresServer.Shared.class)
final class TestPostgresSessionCancellation extends AbstractSessionCancelContract {
    private final PostgresServer server;

    TestPostgresSessionCancellation(PostgresServer server) {
        this.server = server;
    }

    @Override
    protected ComputeEngine open(Path directory) {
        return server.open(directory);
    }
}
