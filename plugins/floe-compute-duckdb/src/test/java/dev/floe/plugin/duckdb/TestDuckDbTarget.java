package dev.floe.plugin.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.spi.compute.ComputeConfiguration;
import dev.floe.spi.compute.ResourceRequirements;
import dev.floe.spi.compute.WorkloadSize;
import dev.floe.spi.value.PropertyValue;
import dev.floe.testing.SampleSettings;
import dev.floe.testing.TargetText;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TestDuckDbTarget {
    private final DuckDbCompute compute = new DuckDbCompute();

    @Test
    void fallsBackToDefaults() {
        assertThat(TargetText.of(compute.dbtTarget(SampleSettings.none(compute))))
                .isEqualTo("""
                type: "duckdb"
                path: "/data/warehouse.duckdb"
                threads: 4
                extensions: ["httpfs", "parquet"]
                """);
    }

    @Test
    void carriesAllSettings() {
        assertThat(TargetText.of(compute.dbtTarget(SampleSettings.all(compute))))
                .isEqualTo("""
                type: "duckdb"
                path: "sample path"
                schema: "sample schema"
                threads: 17
                extensions: ["one", "two"]
                settings: {sample: "value", memory_limit: "17GB", temp_directory: "sample temp_directory", max_temp_directory_size: "17GB"}
                config_options: {sample: "value"}
                external_root: "sample external_root"
                disable_transactions: true
                keep_open: true
                """);
    }

    @Test
    void prefersSettingOfItsOwnNameToTheFreeFormMap() {
        ComputeConfiguration configuration = new ComputeConfiguration(
                "duckdb",
                Optional.empty(),
                Map.of(
                        "memory_limit",
                        PropertyValue.of("4GB"),
                        "settings",
                        new PropertyValue.Entries(Map.of("memory_limit", PropertyValue.of("1GB")))));

        assertThat(TargetText.of(compute.dbtTarget(configuration))).contains("settings: {memory_limit: \"4GB\"}\n");
    }

    @Test
    void asksForWhatTheWorkloadNeeds() {
        assertThat(compute.resources(WorkloadSize.SMALL))
                .isEqualTo(new ResourceRequirements("500m", "1000m", "1Gi", "2Gi"));
        assertThat(compute.resources(WorkloadSize.MEDIUM))
                .isEqualTo(new ResourceRequirements("1000m", "2000m", "2Gi", "4Gi"));
        assertThat(compute.resources(WorkloadSize.LARGE))
                .isEqualTo(new ResourceRequirements("2000m", "4000m", "4Gi", "8Gi"));
    }

    @Test
    void requiresTheDbtAdapter() {
        assertThat(compute.requiredDbtPackages()).containsExactly("dbt-duckdb>=1.7.0");
    }
}
