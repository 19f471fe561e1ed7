package dev.floe.plugin.duckdb;

import dev.floe.spi.session.EngineRequest;
import dev.floe.spi.value.PropertyValue.Entries;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * The configuration of DuckDB: what a target says in {@code config_options} and {@code settings}, of which the latter win;
 * else what the machine has.
 */
final class DuckDbConfiguration {
    private static final String TEMPORARY_DIRECTORY = "temp_directory";

    /** What a database has from its first moment, since opening it may already need it. */
    private static final Set<String> AT_OPENING =
            Set.of("threads", "worker_threads", "memory_limit", "max_memory", TEMPORARY_DIRECTORY);

    /** DuckDB 2.0 shows this one when it is opened with it, but holds nobody to it. */
    private static final String DISK_LIMIT = "max_temp_directory_size";

    /** What closes a door behind the extensions and databases of the target, in this order. */
    private static final List<String> AT_LAST = List.of("enable_external_access", "lock_configuration");

    private final EngineRequest request;
    private final Machine machine;
    private final Map<String, String> options;
    private final Map<String, String> settings;

    DuckDbConfiguration(EngineRequest request, Machine machine) {
        this.request = request;
        this.machine = machine;
        options = texts(request, "config_options");
        settings = texts(request, "settings");
    }

    /** What the database is opened with. A miss of an extension would cost seconds, if each was looked for in the network. */
    Properties opening() {
        NavigableMap<String, String> all = new TreeMap<>(Map.of(
                "autoinstall_known_extensions", "false",
                "autoload_known_extensions", "false",
                // Files that SQL names are looked for where the project is, wherever the process was started.
                "file_search_path", request.directory().toString()));
        all.putAll(options);
        AT_LAST.forEach(all::remove);
        all.remove(DISK_LIMIT);
        settings.forEach((name, value) -> {
            if (AT_OPENING.contains(name)) {
                all.put(name, value);
            }
        });
        if (!all.containsKey("worker_threads")) {
            all.putIfAbsent("threads", Integer.toString(request.threads().orElse(machine.processors())));
        }
        if (!all.containsKey("max_memory")) {
            all.putIfAbsent("memory_limit", machine.memoryForEngine() / 1024 + "KiB");
        }
        all.put(TEMPORARY_DIRECTORY, temporaryDirectory().path());
        Properties properties = new Properties();
        properties.putAll(all);
        return properties;
    }

    SpillDirectory temporaryDirectory() {
        String configured = settings.getOrDefault(
                TEMPORARY_DIRECTORY,
                options.getOrDefault(
                        TEMPORARY_DIRECTORY, request.temporaryDirectory().toString()));
        return SpillDirectory.of(request.directory(), configured);
    }

    /** What is set when the extensions are loaded, some of which bring settings of their own. */
    Map<String, String> afterExtensions() {
        Map<String, String> rest = new LinkedHashMap<>();
        if (options.containsKey(DISK_LIMIT)) {
            rest.put(DISK_LIMIT, options.get(DISK_LIMIT));
        }
        rest.putAll(settings);
        rest.keySet().removeAll(AT_OPENING);
        AT_LAST.forEach(rest::remove);
        return rest;
    }

    /** What is set when everything else is done. */
    Map<String, String> atLast() {
        Map<String, String> last = new LinkedHashMap<>();
        for (String name : AT_LAST) {
            String value = settings.getOrDefault(name, options.getOrDefault(name, ""));
            if (!value.isEmpty()) {
                last.put(name, value);
            }
        }
        return last;
    }

    /** Whether the engine may reach files and hosts that its target does not name. */
    boolean allowsExternalAccess() {
        String access = atLast().getOrDefault("enable_external_access", "true");
        return !Set.of("false", "0", "no", "off", "f", "n").contains(access.toLowerCase(Locale.ROOT));
    }

    /** The names in lower case, as their case does not matter to DuckDB. */
    private static Map<String, String> texts(EngineRequest request, String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (request.settings().get(key) instanceof Entries entries) {
            entries.values().forEach((name, value) -> texts.put(name.toLowerCase(Locale.ROOT), DuckDbText.of(value)));
        }
        return texts;
    }
}
