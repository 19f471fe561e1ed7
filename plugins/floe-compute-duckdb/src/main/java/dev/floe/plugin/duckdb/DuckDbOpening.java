package dev.floe.plugin.duckdb;

import dev.floe.spi.session.EngineRequest;
import dev.floe.spi.session.QueryRows;
import dev.floe.spi.session.SessionException;
import dev.floe.spi.session.SessionException.Kind;
import dev.floe.spi.value.PropertyValue;
import dev.floe.spi.value.PropertyValue.Entries;
import dev.floe.spi.value.PropertyValue.Items;
import dev.floe.spi.value.PropertyValue.Text;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/** Opens a DuckDB as a target of dbt-duckdb describes it. */
final class DuckDbOpening {
    private static final String MEMORY = ":memory:";

    private final EngineRequest request;
    private final DuckDbConfiguration configuration;

    DuckDbOpening(EngineRequest request, Machine machine) {
        this.request = request;
        this.configuration = new DuckDbConfiguration(request, machine);
    }

    /**
     * Opens the database. What its configuration forbids, it forbids from then on: the extensions and databases that the
     * target names are there before.
     *
     * @throws SessionException if DuckDB does not, or an extension or a database to attach is not to be had
     */
    DuckDbEngine open() {
        configuration.temporaryDirectory().prepare();
        DuckDBConnection connection = connect();
        DuckDbSession session = new DuckDbSession(connection);
        try {
            if (!request.tableDirectories().isEmpty()) {
                DuckDbHash.define(connection);
            }
            extensions().forEach(extension -> load(session, extension));
            Map<String, String> ofSession = setGlobally(session);
            attachments().forEach(session::execute);
            if (!configuration.allowsExternalAccess()) {
                allowTables(session);
            }
            configuration.atLast().forEach(session::setGlobally);
            return new DuckDbEngine(connection, ofSession);
        } catch (SessionException refusal) {
            session.close();
            throw refusal;
        }
    }

    private DuckDBConnection connect() {
        try {
            return new DuckDBDriver()
                    .connect("jdbc:duckdb:" + file(), configuration.opening())
                    .unwrap(DuckDBConnection.class);
        } catch (SQLException refusal) {
            throw DuckDbErrors.of(refusal);
        }
    }

    private String file() {
        String path = setting("path") instanceof Text text ? text.value() : MEMORY;
        if (path.equals(MEMORY) || path.contains("://") || path.startsWith("md:")) {
            return path.equals(MEMORY) ? "" : path;
        }
        return request.directory().resolve(path).toString();
    }

    /**
     * Sets what holds for all sessions.
     *
     * @return the settings that each session has to set for itself
     */
    private Map<String, String> setGlobally(DuckDbSession session) {
        Map<String, String> ofSession = new LinkedHashMap<>(configuration.afterExtensions());
        if (!ofSession.isEmpty()) {
            Set<String> local = local(session);
            configuration.afterExtensions().forEach((name, value) -> {
                if (!local.contains(name)) {
                    session.setGlobally(name, value);
                    ofSession.remove(name);
                }
            });
        }
        return ofSession;
    }

    /** Adds the directories of tables to those that the target allows. */
    private void allowTables(DuckDbSession session) {
        if (!request.tableDirectories().isEmpty()) {
            List<String> directories = new ArrayList<>(allowed(session));
            request.tableDirectories().stream()
                    .map(directory -> directory.toAbsolutePath().normalize())
                    .forEach(directory -> directories.add(DuckDbText.literal(directory)));
            session.execute("set global allowed_directories = [" + String.join(", ", directories) + "]");
        }
    }

    private static List<String> allowed(DuckDbSession session) {
        List<String> allowed = new ArrayList<>();
        try (QueryRows rows = session.query("select unnest(current_setting('allowed_directories'))")) {
            while (rows.next()) {
                allowed.add(DuckDbText.literal(String.valueOf(rows.value(0))));
            }
        }
        return allowed;
    }

    private static Set<String> local(DuckDbSession session) {
        Set<String> names = new HashSet<>();
        try (QueryRows rows = session.query("select lower(name) from duckdb_settings() where scope = 'LOCAL'")) {
            while (rows.next()) {
                names.add(String.valueOf(rows.value(0)));
            }
        }
        return names;
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
                : DuckDbText.of(item);
    }

    /** What is there is loaded; what is not is installed first, as the target asks for it, unless it forbids that too. */
    private void load(DuckDbSession session, String extension) {
        String name = DuckDbText.identifier(extension);
        try {
            session.execute("load " + name);
        } catch (SessionException missing) {
            if (!configuration.allowsExternalAccess()) {
                throw new SessionException(
                        Kind.ACCESS,
                        "Extension '%s' is not installed, and is not downloaded, as setting 'enable_external_access' is false"
                                .formatted(extension),
                        missing);
            }
            session.execute("install " + name);
            session.execute("load " + name);
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
        String path = Optional.ofNullable(entry.get("path")).map(DuckDbText::of).orElse(MEMORY);
        String place = path.equals(MEMORY) || path.contains(":")
                ? path
                : request.directory().resolve(Path.of(path)).toString();
        List<String> options = new ArrayList<>();
        Optional.ofNullable(entry.get("type"))
                .ifPresent(type -> options.add("type " + DuckDbText.identifier(DuckDbText.of(type))));
        if (entry.get("read_only") instanceof PropertyValue.Truth truth && truth.value()) {
            options.add("read_only");
        }
        return "attach if not exists " + DuckDbText.literal(place)
                + Optional.ofNullable(entry.get("alias"))
                        .map(alias -> " as " + DuckDbText.identifier(DuckDbText.of(alias)))
                        .orElse("")
                + (options.isEmpty() ? "" : " (" + String.join(", ", options) + ")");
    }

    private PropertyValue setting(String key) {
        return Optional.ofNullable(request.settings().get(key)).orElse(new Entries(Map.of()));
    }
}
