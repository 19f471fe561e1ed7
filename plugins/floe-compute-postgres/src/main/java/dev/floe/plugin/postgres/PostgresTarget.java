package dev.floe.plugin.postgres;

import static java.util.Objects.requireNonNull;

import dev.floe.spi.session.SessionException;
import dev.floe.spi.session.SessionException.Kind;
import dev.floe.spi.value.PropertyValue;
import dev.floe.spi.value.PropertyValue.Text;
import dev.floe.spi.value.PropertyValue.Whole;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import org.postgresql.PGProperty;

/** A target of dbt-postgres: where its server is, and as whom one speaks to it. */
final class PostgresTarget {
    private static final int SECONDS_TO_CONNECT = 10;
    private static final int RETRIES = 1;

    /** Settings that the driver knows by another name. */
    private static final Map<String, PGProperty> PASSED_ON = Map.of(
            "sslmode", PGProperty.SSL_MODE,
            "sslcert", PGProperty.SSL_CERT,
            "sslkey", PGProperty.SSL_KEY,
            "sslrootcert", PGProperty.SSL_ROOT_CERT);

    private final Map<String, PropertyValue> settings;

    PostgresTarget(Map<String, PropertyValue> settings) {
        this.settings = requireNonNull(settings, "settings is null");
    }

    /** The address of the database, without user and password. */
    String url() {
        String host = socket().isPresent() ? "localhost" : require("host");
        return "jdbc:postgresql://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + require("port") + "/"
                + URLEncoder.encode(require("dbname", "database"), StandardCharsets.UTF_8);
    }

    /** What the driver connects with, the password included. */
    Properties properties() {
        Properties properties = new Properties();
        PGProperty.USER.set(properties, require("user"));
        PGProperty.PASSWORD.set(properties, require("pass", "password"));
        PGProperty.CONNECT_TIMEOUT.set(properties, number("connect_timeout").orElse(SECONDS_TO_CONNECT));
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        PGProperty.APPLICATION_NAME.set(properties, text("application_name").orElse("dbt"));
        // Servers are told the name as they are connected to, and not by a statement of its own.
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "10");
        PGProperty.GSS_ENC_MODE.set(properties, "disable");
        PGProperty.SSL_FACTORY.set(properties, PostgresTlsSockets.class.getName());
        PGProperty.SOCKET_FACTORY.set(properties, PostgresSockets.class.getName());
        PGProperty.SOCKET_FACTORY_ARG.set(
                properties, Integer.toString(number("keepalives_idle").orElse(0)));
        text("search_path")
                .filter(path -> !path.isEmpty())
                .ifPresent(path -> PGProperty.OPTIONS.set(properties, "-c search_path=" + path.replace(" ", "\\ ")));
        PASSED_ON.forEach((key, property) -> text(key).ifPresent(value -> property.set(properties, value)));
        socket().ifPresent(file -> {
            PGProperty.SOCKET_FACTORY.set(properties, UnixSockets.class.getName());
            PGProperty.SOCKET_FACTORY_ARG.set(properties, file);
            // What never leaves the machine is not encrypted, whatever the target says, as with psycopg2.
            PGProperty.SSL_MODE.set(properties, "disable");
        });
        return properties;
    }

    /** The file of the server's socket, where {@code host} is the folder that it is in. */
    private Optional<String> socket() {
        return text("host").filter(host -> host.startsWith("/")).map(folder -> folder + "/.s.PGSQL." + require("port"));
    }

    /** The role that a session takes on. */
    Optional<String> role() {
        return text("role").filter(role -> !role.isEmpty());
    }

    /** How often connecting is tried again. */
    int retries() {
        return number("retries").orElse(RETRIES);
    }

    private String require(String... names) {
        for (String name : names) {
            Optional<String> value = text(name);
            if (value.isPresent()) {
                return value.get();
            }
        }
        throw new SessionException(
                Kind.ACCESS, "This target has no setting '" + List.of(names).getLast() + "'");
    }

    private Optional<String> text(String key) {
        return switch (settings.get(key)) {
            case Text(String text) -> Optional.of(text);
            case Whole(long number) -> Optional.of(Long.toString(number));
            case null, default -> Optional.empty();
        };
    }

    private OptionalInt number(String key) {
        try {
            Optional<String> text = text(key);
            return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text.get()));
        } catch (NumberFormatException noNumber) {
            throw new SessionException(
                    Kind.ACCESS, "Setting '" + key + "' of this target is no whole number", noNumber);
        }
    }
}
