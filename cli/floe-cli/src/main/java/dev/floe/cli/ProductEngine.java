package dev.floe.cli;

import dev.floe.dbt.project.Profile;
import dev.floe.plugin.host.PluginHost;
import dev.floe.spi.artifact.CompiledArtifacts;
import dev.floe.spi.artifact.Compute;
import dev.floe.spi.artifact.Node;
import dev.floe.spi.compute.ComputePlugin;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.session.ComputeEngine;
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
    private static final String MEMORY = ":memory:";

    /** What of a target says how DuckDB works, not where its database is. */
    private static final List<String> ENGINE_KEYS = List.of("settings", "config_options");

    private ProductEngine() {}

    /**
     * Says no to a product with steps that floe cannot run.
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
        if (!artifacts.computeRegistry().defaultCompute().equals(DUCKDB)) {
            throw ProductCatalog.cannotRun(
                    "floe cannot run a product whose default compute is '%s' yet"
                            .formatted(artifacts.computeRegistry().defaultCompute()),
                    "make 'duckdb' the default of the manifest");
        }
    }

    /**
     * Opens DuckDB.
     *
     * @param profile whose database the SQL of the product names
     * @throws FloeException if the plugin is missing, or DuckDB says no
     */
    static ComputeEngine open(
            PluginHost host, Compute compute, Profile profile, Path project, Path temporaryDirectory) {
        ComputePlugin plugin = Optional.ofNullable(host.computes().get(DUCKDB))
                .orElseThrow(() -> ProductCatalog.cannotRun(
                        "The plugin for 'duckdb' is not installed", "'floe plugins' lists those that are"));
        Map<String, PropertyValue> target =
                plugin.dbtTarget(compute.configuration()).entries();
        Map<String, PropertyValue> settings = new LinkedHashMap<>();
        ENGINE_KEYS.forEach(key -> Optional.ofNullable(target.get(key)).ifPresent(value -> settings.put(key, value)));
        // The default ones are dbt-duckdb's affair; those that the manifest names are needed.
        compute.configuration().property("extensions").ifPresent(value -> settings.put("extensions", value));
        return open(plugin, settings, profile.database(), project, temporaryDirectory);
    }

    /** Opens DuckDB to look at tables. */
    static ComputeEngine open(PluginHost host, Path project, Path temporaryDirectory) {
        ComputePlugin plugin = Optional.ofNullable(host.computes().get(DUCKDB))
                .orElseThrow(() -> ProductCatalog.cannotRun(
                        "The plugin for 'duckdb' is not installed", "'floe plugins' lists those that are"));
        return open(plugin, new LinkedHashMap<>(), "memory", project, temporaryDirectory);
    }

    private static ComputeEngine open(
            ComputePlugin plugin,
            Map<String, PropertyValue> settings,
            String database,
            Path project,
            Path temporaryDirectory) {
        settings.put("path", PropertyValue.of(MEMORY));
        if (!database.equals("memory")) {
            settings.put(
                    "attach",
                    new PropertyValue.Items(List.of(new PropertyValue.Entries(
                            Map.of("path", PropertyValue.of(MEMORY), "alias", PropertyValue.of(database))))));
        }
        try {
            return plugin.open(new EngineRequest(project, temporaryDirectory, OptionalInt.empty(), settings))
                    .orElseThrow(() -> new IllegalStateException("The plugin for 'duckdb' opens no engine"));
        } catch (SessionException refusal) {
            throw new FloeException(
                    Problem.error(
                            CommandLineError.ENGINE_NOT_OPENED, "DuckDB cannot be opened: " + refusal.getMessage()),
                    refusal);
        }
    }
}
