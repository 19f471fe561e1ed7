package dev.floe.plugin.duckdb;

import static dev.floe.plugin.duckdb.DuckDbText.identifier;
import static dev.floe.plugin.duckdb.DuckDbText.literal;

import dev.floe.spi.session.EngineRequest;
import dev.floe.spi.session.SessionException;
import dev.floe.spi.value.PropertyValue;
import dev.floe.spi.value.PropertyValue.Entries;
import dev.floe.spi.value.PropertyValue.Items;
import dev.floe.spi.value.PropertyValue.Text;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/** Opens a DuckDB as a target of dbt-duckdb describes it. */
final class DuckDbOpening {
    private static final String MEMORY = ":memory:";

    /** Settings of the database as a whole, which some sessions could not change any more. */
    private static final Set<String> GLOBAL =
            Set.of("threads", "memory_limit", "max_memory", "temp_directory", "max_temp_directory_size");

    private final EngineRequest request;

    DuckDbOpening(EngineRequest request) {
        this.request = request;
    }

    /**
     * Opens the database.
     *
     * @throws SessionException if DuckDB does not, or an extension or a database to attach is not to be had
     */
    DuckDbEngine open() {
        try {
            DuckDBConnection connection = new DuckDBDriver()
                    .connect("jdbc:duckdb:" + file(), properties())
                    .unwrap(DuckDBConnection.class);
            DuckDbEngine engine = new DuckDbEngine(connection, this);
            DuckDbSession session = new DuckDbSession(connection.duplicate().unwrap(DuckDBConnection.class));
            try {
                extensions().forEach(extension -> load(session, extension));
                attachments().forEach(session::execute);
                return engine;
            } catch (SessionException refusal) {
                engine.close();
                throw refusal;
            } finally {
                session.close();
            }
        } catch (SQLException refusal) {
            throw DuckDbErrors.of(refusal);
        }
    }

    /** Sets what belongs to a session. */
    void prepare(DuckDbSession session) {
        settings().forEach((name, value) -> {
            if (!GLOBAL.contains(name)) {
                session.execute("set " + identifier(name) + " = " + literal(text(value)));
            }
        });
    }

    private Map<String, PropertyValue> settings() {
        return setting("settings") instanceof Entries entries ? entries.values() : Map.of();
    }

    private String file() {
        String path = setting("path") instanceof Text text ? text.value() : MEMORY;
        if (path.equals(MEMORY) || path.contains("://") || path.startsWith("md:")) {
            return path.equals(MEMORY) ? "" : path;
        }
        return request.directory().resolve(path).toString();
    }

    /** A miss of an extension would otherwise cost seconds, as each is looked for in the network. */
    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        // Files that SQL names are looked for where the project is, wherever the process was started.
        properties.setProperty("file_search_path", request.directory().toString());
        properties.setProperty("temp_directory", request.temporaryDirectory().toString());
        request.threads().ifPresent(threads -> properties.setProperty("threads", Integer.toString(threads)));
        settings().forEach((name, value) -> {
            if (GLOBAL.contains(name)) {
                properties.setProperty(name, text(value));
            }
        });
        if (setting("config_options") instanceof Entries entries) {
            entries.values().forEach((name, value) -> properties.setProperty(name, text(value)));
        }
        return properties;
    }

    private List<String> extensions() {
        List<String> names = new ArrayList<>();
        if (setting("extensions") instanceof Items items) {
            items.values().forEach(item -> names.add(extension(item)));
        }
        return names;
    }

    private static String extension(PropertyValue item) {
        return item instanceof Entries entries && entries.values().get("name") instanceof Text name
                ? name.value()
                : text(item);
    }

    /** What is there is loaded; what is not is installed first, as its configuration asks for it. */
    private static void load(DuckDbSession session, String extension) {
        try {
            session.execute("load " + identifier(extension));
        } catch (SessionException missing) {
            session.execute("install " + identifier(extension));
            session.execute("load " + identifier(extension));
        }
    }

    private List<String> attachments() {
        List<String> statements = new ArrayList<>();
        if (setting("attach") instanceof Items items) {
            for (PropertyValue item : items.values()) {
                if (item instanceof Entries entries) {
                    statements.add(attachment(entries.values()));
                }
            }
        }
        return statements;
    }

    private String attachment(Map<String, PropertyValue> entry) {
        String path =
                Optional.ofNullable(entry.get("path")).map(DuckDbOpening::text).orElse(MEMORY);
        String place = path.equals(MEMORY) || path.contains(":")
                ? path
                : request.directory().resolve(Path.of(path)).toString();
        List<String> options = new ArrayList<>();
        Optional.ofNullable(entry.get("type")).ifPresent(type -> options.add("type " + identifier(text(type))));
        if (entry.get("read_only") instanceof PropertyValue.Truth truth && truth.value()) {
            options.add("read_only");
        }
        return "attach if not exists " + literal(place)
                + Optional.ofNullable(entry.get("alias"))
                        .map(alias -> " as " + identifier(text(alias)))
                        .orElse("")
                + (options.isEmpty() ? "" : " (" + String.join(", ", options) + ")");
    }

    private PropertyValue setting(String key) {
        return Optional.ofNullable(request.settings().get(key)).orElse(new Entries(Map.of()));
    }

    private static String text(PropertyValue value) {
        return switch (value) {
            case Text text -> text.value();
            case PropertyValue.Truth truth -> Boolean.toString(truth.value());
            case PropertyValue.Whole number -> Long.toString(number.value());
            case PropertyValue.Fraction number -> number.value().toPlainString();
            case Items items ->
                items.values().stream().map(DuckDbOpening::text).toList().toString();
            case Entries entries -> entries.values().keySet().toString();
        };
    }
}
