package dev.floe.plugin.duckdb;

import static dev.floe.spi.compute.ComputeSetting.count;
import static dev.floe.spi.compute.ComputeSetting.map;
import static dev.floe.spi.compute.ComputeSetting.size;
import static dev.floe.spi.compute.ComputeSetting.text;
import static dev.floe.spi.compute.ComputeSetting.textList;
import static dev.floe.spi.compute.ComputeSetting.truth;

import dev.floe.spi.compute.ComputeConfiguration;
import dev.floe.spi.compute.ComputePlugin;
import dev.floe.spi.compute.ComputeSetting;
import dev.floe.spi.compute.DbtTarget;
import dev.floe.spi.compute.Hosting;
import dev.floe.spi.compute.ResourceRequirements;
import dev.floe.spi.compute.WorkloadSize;
import dev.floe.spi.session.ComputeEngine;
import dev.floe.spi.session.EngineRequest;
import dev.floe.spi.value.PropertyValue;
import dev.floe.spi.value.PropertyValue.Entries;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** DuckDB, embedded in the pod that runs the transforms. The target's keys are those of dbt-duckdb. */
final class DuckDbCompute implements ComputePlugin {
    /** Settings of floe that dbt-duckdb knows only as entries of its {@code settings}. */
    private static final List<String> ENGINE_SETTINGS =
            List.of("memory_limit", "temp_directory", "max_temp_directory_size");

    @Override
    public String name() {
        return "duckdb";
    }

    @Override
    public String version() {
        return "1.0.0";
    }

    @Override
    public Hosting hosting() {
        return Hosting.SELF_HOSTED;
    }

    @Override
    public List<ComputeSetting> settings() {
        return List.of(
                text("path", "Database file, or :memory: (default /data/warehouse.duckdb)"),
                text("schema", "Schema of models that name none (default main)"),
                count("threads", "Models that dbt builds at the same time (default 4)"),
                size(
                        "memory_limit",
                        "Memory that DuckDB may use before it spills to disk (default four fifths of what Java's heap leaves)"),
                text("temp_directory", "Directory that DuckDB spills to (default one below dbt's target directory)"),
                size(
                        "max_temp_directory_size",
                        "Disk that DuckDB may use for spilling (default nine tenths of what is free)"),
                textList("extensions", "Extensions to install and load (default httpfs, parquet)")
                        .fixed(),
                map("settings", "Further settings of DuckDB, applied to each connection")
                        .fixed(),
                map("config_options", "Options with which the database is opened, such as allow_unsigned_extensions")
                        .fixed(),
                text("external_root", "Directory or URL under which external materializations are written")
                        .fixed(),
                truth("disable_transactions", "Whether each statement stands alone instead of in a transaction"),
                truth("keep_open", "Whether the database stays open between commands of one dbt process"));
    }

    @Override
    public DbtTarget dbtTarget(ComputeConfiguration configuration) {
        DbtTarget target = DbtTarget.ofType("duckdb")
                .with("path", configuration.property("path", "/data/warehouse.duckdb"))
                .withOptional("schema", configuration.property("schema"))
                .with("threads", configuration.property("threads", 4))
                .with("extensions", configuration.property("extensions", List.of("httpfs", "parquet")));
        Map<String, PropertyValue> engine = engineSettings(configuration);
        if (!engine.isEmpty()) {
            target = target.with("settings", new Entries(engine));
        }
        for (String key : List.of("config_options", "external_root", "disable_transactions", "keep_open")) {
            target = target.withOptional(key, configuration.property(key));
        }
        return target;
    }

    @Override
    public List<String> requiredDbtPackages() {
        return List.of("dbt-duckdb>=1.7.0");
    }

    @Override
    public Optional<ComputeEngine> open(EngineRequest request) {
        return Optional.of(new DuckDbOpening(request, Machine.here()).open());
    }

    /** The pod computes by itself, so it grows with the workload. */
    @Override
    public ResourceRequirements resources(WorkloadSize size) {
        return switch (size) {
            case SMALL -> new ResourceRequirements("500m", "1000m", "1Gi", "2Gi");
            case MEDIUM -> new ResourceRequirements("1000m", "2000m", "2Gi", "4Gi");
            case LARGE -> new ResourceRequirements("2000m", "4000m", "4Gi", "8Gi");
        };
    }

    /** A setting of its own name wins over the same key in the free-form map. */
    private static Map<String, PropertyValue> engineSettings(ComputeConfiguration configuration) {
        Map<String, PropertyValue> settings = new LinkedHashMap<>();
        if (configuration.property("settings").orElse(null) instanceof Entries entries) {
            settings.putAll(entries.values());
        }
        for (String key : ENGINE_SETTINGS) {
            configuration.property(key).ifPresent(value -> settings.put(key, value));
        }
        return settings;
    }
}
