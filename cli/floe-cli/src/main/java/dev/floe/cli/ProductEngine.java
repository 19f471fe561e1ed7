package dev.floe.cli;

import dev.floe.plugin.host.PluginHost;
import dev.floe.spi.artifact.CompiledArtifacts;
import dev.floe.spi.artifact.Compute;
import dev.floe.spi.artifact.ComputeRegistry;
import dev.floe.spi.artifact.Node;
import dev.floe.spi.compute.ComputePlugin;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.session.ComputeEngine;
import dev.floe.spi.session.ComputeSession;
import dev.floe.spi.session.EngineRequest;
import dev.floe.spi.session.SessionException;
import dev.floe.spi.value.PropertyValue;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Opens the engine that runs a product. Its own database is empty and ends with it: the tables are in the catalog. */
final class ProductEngine {
    static final String DUCKDB = "duckdb";

    /** What of a target says how DuckDB works, not where its database is. */
    private static final List<String> ENGINE_KEYS = List.of("settings", "config_options");

    private ProductEngine() {}

    /**
     * What the manifest says of DuckDB.
     *
     * @throws FloeException if the product runs on something else where nothing is chosen
     */
    static Compute compute(CompiledArtifacts artifacts) {
        ComputeRegistry registry = artifacts.computeRegistry();
        return Optional.ofNullable(registry.configs().get(DUCKDB))
                .filter(_ -> registry.defaultCompute().equals(DUCKDB))
                .orElseThrow(() -> ProductCatalog.cannotRun(
                        "floe cannot run a product whose default compute is '%s' yet"
                                .formatted(registry.defaultCompute()),
                        "make 'duckdb' the default of the manifest"));
    }

    /**
     * Says no to nodes that floe cannot run.
     *
     * @throws FloeException for the first of the chosen nodes that is approved for another compute
     */
    static void check(CompiledArtifacts artifacts, Set<String> chosen) {
        for (Node node : artifacts.nodes()) {
            if (chosen.contains(node.uniqueId()) && !node.compute().equals(DUCKDB)) {
                throw new FloeException(Problem.error(
                                CommandLineError.CANNOT_RUN_THERE,
                                Place.startOf(node.path()),
                                "floe cannot run '%s' on its compute '%s' yet".formatted(node.name(), node.compute()))
                        .withHelp("leave it out with '--exclude', or choose 'duckdb' where the manifest approves it"));
            }
        }
    }

    /**
     * Opens DuckDB.
     *
     * @throws FloeException if the plugin is missing, or DuckDB says no
     */
    static ComputeEngine open(
            PluginHost host,
            Compute compute,
            ComputeCredentials credentials,
            Path project,
            Path temporaryDirectory,
            List<Path> tableDirectories) {
        ComputePlugin plugin = plugin(host);
        Map<String, PropertyValue> target =
                plugin.dbtTarget(compute.configuration()).entries();
        Map<String, PropertyValue> settings = new LinkedHashMap<>();
        ENGINE_KEYS.forEach(key -> Optional.ofNullable(target.get(key))
                .map(credentials::fill)
                .ifPresent(value -> settings.put(key, value)));
        Map<String, PropertyValue> engineSettings = new LinkedHashMap<>(
                settings.get("settings") instanceof PropertyValue.Entries(var said) ? said : Map.of());
        engineSettings.putAll(credentials.settings());
        settings.put("settings", new PropertyValue.Entries(engineSettings));
        // The default ones are dbt-duckdb's affair; those that the manifest names are needed.
        compute.configuration().property("extensions").ifPresent(value -> settings.put("extensions", value));
        return open(plugin, settings, project, temporaryDirectory, tableDirectories);
    }

    /** Opens DuckDB to look at tables. */
    static ComputeEngine open(PluginHost host, Path project, Path temporaryDirectory) {
        return open(plugin(host), new LinkedHashMap<>(), project, temporaryDirectory, List.of());
    }

    private static ComputePlugin plugin(PluginHost host) {
        return Optional.ofNullable(host.computes().get(DUCKDB))
                .orElseThrow(() -> ProductCatalog.cannotRun(
                        "The plugin for 'duckdb' is not installed", "'floe plugins' lists those that are"));
    }

    private static ComputeEngine open(
            ComputePlugin plugin,
            Map<String, PropertyValue> settings,
            Path project,
            Path temporaryDirectory,
            List<Path> tableDirectories) {
        settings.put("path", PropertyValue.of(":memory:"));
        try {
            return plugin.open(new EngineRequest(
                            project, temporaryDirectory, OptionalInt.empty(), settings, tableDirectories))
                    .orElseThrow(() -> new IllegalStateException("The plugin for 'duckdb' opens no engine"));
        } catch (SessionException refusal) {
            throw new FloeException(
                    Problem.error(
                            CommandLineError.ENGINE_NOT_OPENED, "DuckDB cannot be opened: " + refusal.getMessage()),
                    refusal);
        }
    }

    /** Makes the database that the SQL of a product names; it is as short-lived as the engine. */
    static void addDatabase(ComputeEngine engine, String database) {
        if (!database.equals("memory")) {
            try (ComputeSession session = engine.openSession()) {
                session.execute("attach ':memory:' as \"" + database + "\"");
            }
        }
    }
}
