package dev.floe.plugin.bigquery;

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

final class TestBigQueryTarget {
    private final BigQueryCompute compute = new BigQueryCompute();

    @Test
    void fallsBackToDefaults() {
        assertThat(TargetText.of(compute.dbtTarget(SampleSettings.none(compute))))
                .isEqualTo("""
                type: "bigquery"
                method: "service-account"
                keyfile: "{{ env_var('GOOGLE_APPLICATION_CREDENTIALS') }}"
                project: "{{ env_var('GOOGLE_CLOUD_PROJECT') }}"
                dataset: "{{ env_var('BIGQUERY_DATASET') }}"
                threads: 4
                """);
    }

    @Test
    void carriesAllSettings() {
        assertThat(TargetText.of(compute.dbtTarget(SampleSettings.all(compute))))
                .isEqualTo("""
                type: "bigquery"
                method: "service-account"
                keyfile: "{{ env_var('GOOGLE_APPLICATION_CREDENTIALS') }}"
                project: "sample project"
                dataset: "sample dataset"
                threads: 17
                location: "sample location"
                priority: "interactive"
                execution_project: "sample execution_project"
                quota_project: "sample quota_project"
                maximum_bytes_billed: 17
                impersonate_service_account: "sample impersonate_service_account"
                api_endpoint: "sample api_endpoint"
                reservation: "sample reservation"
                scopes: ["one", "two"]
                job_retries: 17
                job_retry_deadline_seconds: 17
                job_creation_timeout_seconds: 17
                job_execution_timeout_seconds: 17
                """);
    }

    @Test
    void takesTheIdentityOfTheEnvironment() {
        assertThat(target("method", "oauth")).isEqualTo("""
                type: "bigquery"
                method: "oauth"
                project: "{{ env_var('GOOGLE_CLOUD_PROJECT') }}"
                dataset: "{{ env_var('BIGQUERY_DATASET') }}"
                threads: 4
                """);
    }

    private String target(String setting, String value) {
        return TargetText.of(compute.dbtTarget(
                new ComputeConfiguration("bigquery", Optional.empty(), Map.of(setting, PropertyValue.of(value)))));
    }

    @ParameterizedTest
    @EnumSource
    void asksForLittleWhateverTheWorkload(WorkloadSize size) {
        assertThat(compute.resources(size)).isEqualTo(new ResourceRequirements("250m", "500m", "256Mi", "512Mi"));
    }

    @Test
    void requiresTheDbtAdapter() {
        assertThat(compute.requiredDbtPackages()).containsExactly("dbt-bigquery>=1.7.0");
    }
}
