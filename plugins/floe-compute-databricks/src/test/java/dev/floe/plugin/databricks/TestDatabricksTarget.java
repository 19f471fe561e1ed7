package dev.floe.plugin.databricks;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TestDatabricksTarget {
    private final DatabricksCompute compute = new DatabricksCompute();

    @Test
    void fallsBackToDefaults() {
        assertThat(TargetText.of(compute.dbtTarget(SampleSettings.none(compute))))
                .isEqualTo("""
                type: "databricks"
                host: "{{ env_var('DATABRICKS_HOST') }}"
                http_path: "{{ env_var('DATABRICKS_HTTP_PATH') }}"
                token: "{{ env_var('DATABRICKS_TOKEN') }}"
                schema: "default"
                threads: 4
                """);
    }

    @Test
    void carriesAllSettings() {
        assertThat(TargetText.of(compute.dbtTarget(SampleSettings.all(compute))))
                .isEqualTo("""
                type: "databricks"
                host: "sample host"
                http_path: "sample http_path"
                token: "{{ env_var('DATABRICKS_TOKEN') }}"
                catalog: "sample catalog"
                schema: "sample schema"
                threads: 17
                session_properties: {sample: "value"}
                query_tags: "sample query_tags"
                connect_retries: 17
                connect_timeout: 17
                connect_max_idle: 17
                retry_all: true
                """);
    }

    @Test
    void readsServicePrincipalFromTheEnvironment() {
        assertThat(target("authentication", "oauth")).isEqualTo("""
                type: "databricks"
                host: "{{ env_var('DATABRICKS_HOST') }}"
                http_path: "{{ env_var('DATABRICKS_HTTP_PATH') }}"
                auth_type: "oauth"
                client_id: "{{ env_var('DATABRICKS_CLIENT_ID') }}"
                client_secret: "{{ env_var('DATABRICKS_CLIENT_SECRET') }}"
                schema: "default"
                threads: 4
                """);
    }

    private String target(String setting, String value) {
        return TargetText.of(compute.dbtTarget(
                new ComputeConfiguration("databricks", Optional.empty(), Map.of(setting, PropertyValue.of(value)))));
    }

    @ParameterizedTest
    @EnumSource
    void asksForLittleWhateverTheWorkload(WorkloadSize size) {
        assertThat(compute.resources(size)).isEqualTo(new ResourceRequirements("250m", "500m", "256Mi", "512Mi"));
    }

    @Test
    void requiresTheDbtAdapter() {
        assertThat(compute.requiredDbtPackages()).containsExactly("dbt-databricks>=1.7.0");
    }
}
