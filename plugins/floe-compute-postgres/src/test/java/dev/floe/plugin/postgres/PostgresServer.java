package dev.floe.plugin.postgres;

import dev.floe.spi.session.ComputeEngine;
import dev.floe.spi.session.EngineRequest;
import dev.floe.spi.value.PropertyValue;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A server of this build, which all tests share and which ends with them; each takes a database of its own. */
final class PostgresServer implements AutoCloseable {
    private final EmbeddedPostgres server;
    private final Path sockets;
    private final AtomicInteger databases = new AtomicInteger();

    private PostgresServer() {
        try {
            ServerIdentity identity = ServerIdentity.create();
            sockets = Files.createTempDirectory("floe-pg");
            server = EmbeddedPostgres.builder()
                    .setServerConfig("unix_socket_directories", sockets.toString())
                    .setServerConfig("timezone", "Asia/Kathmandu")
                    .setServerConfig("fsync", "off")
                    .setServerConfig("ssl", "on")
                    .setServerConfig("ssl_cert_file", identity.certificate().toString())
                    .setServerConfig("ssl_key_file", identity.key().toString())
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The target of a new database, with the keys that dbt-postgres has. */
    Map<String, PropertyValue> target() {
        String name = "test " + databases.incrementAndGet();
        administrate("create database \"" + name + "\"");
        Map<String, PropertyValue> target = new LinkedHashMap<>();
        target.put("host", PropertyValue.of("localhost"));
        target.put("port", PropertyValue.of(server.getPort()));
        target.put("user", PropertyValue.of("postgres"));
        target.put("password", PropertyValue.of("postgres"));
        target.put("dbname", PropertyValue.of(name));
        return target;
    }

    /** The folder with its Unix socket. */
    String sockets() {
        return sockets.toString();
    }

    /** Runs a statement as the owner of the server. */
    void administrate(String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refusal) {
            throw new IllegalStateException(refusal);
        }
    }

    /** An engine on a new database. */
    ComputeEngine open(Path directory) {
        return open(directory, target());
    }

    static ComputeEngine open(Path directory, Map<String, PropertyValue> target) {
        return new PostgresCompute()
                .open(new EngineRequest(directory, directory.resolve("spill"), OptionalInt.empty(), target))
                .orElseThrow();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** Gives tests the server, which starts with the first that asks. */
    static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == PostgresServer.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.create(PostgresServer.class))
                    .getOrComputeIfAbsent(PostgresServer.class, _ -> new PostgresServer());
        }
    }
}
