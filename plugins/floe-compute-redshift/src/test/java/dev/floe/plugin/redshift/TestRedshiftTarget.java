package dev.floe.plugin.redshift;

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

final class TestRedshiftTarget {
    private final RedshiftCompute compute = new RedshiftCompute();

    @Test
    void fallsBackToDefaults() {
        assertThat(TargetText.of(compute.dbtTarget(SampleSettings.none(compute))))
                .isEqualTo("""
                type: "redshift"
                host: "{{ env_var('REDSHIFT_HOST') }}"
                port: 5439
                method: "database"
                user: "{{ env_var('REDSHIFT_USER') }}"
                password: "{{ env_var('REDSHIFT_PASSWORD') }}"
                dbname: "{{ env_var('REDSHIFT_DATABASE') }}"
                schema: "public"
                threads: 4
                """);
    }

    @Test
    void carriesAllSettings() {
        assertThat(TargetText.of(compute.dbtTarget(SampleSettings.all(compute))))
                .isEqualTo("""
                type: "redshift"
                host: "sample host"
                port: 17
                method: "database"
                user: "{{ env_var('REDSHIFT_USER') }}"
                password: "{{ env_var('REDSHIFT_PASSWORD') }}"
                dbname: "sample database"
                schema: "sample schema"
                threads: 17
                cluster_id: "sample cluster_id"
                region: "sample region"
                iam_profile: "sample iam_profile"
                autocreate: true
                db_groups: ["one", "two"]
                is_serverless: true
                serverless_work_group: "sample serverless_work_group"
                serverless_acct_id: "sample serverless_acct_id"
                role: "sample role"
                sslmode: "disable"
                connect_timeout: 17
                retries: 17
                retry_all: true
                autocommit: true
                ra3_node: true
                datasharing: true
                query_group: "sample query_group"
                tcp_keepalive: true
                tcp_keepalive_idle: 17
                tcp_keepalive_interval: 17
                tcp_keepalive_count: 17
                allow_concurrent_drops: true
                drop_without_cascade: true
                """);
    }

    @Test
    void needsNoPasswordForIam() {
        assertThat(target("method", "iam")).isEqualTo("""
                type: "redshift"
                host: "{{ env_var('REDSHIFT_HOST') }}"
                port: 5439
                method: "iam"
                user: "{{ env_var('REDSHIFT_USER') }}"
                dbname: "{{ env_var('REDSHIFT_DATABASE') }}"
                schema: "public"
                threads: 4
                """);
    }

    @Test
    void needsNoUserForAnIamRole() {
        assertThat(target("method", "iam_role")).isEqualTo("""
                type: "redshift"
                host: "{{ env_var('REDSHIFT_HOST') }}"
                port: 5439
                method: "iam_role"
                dbname: "{{ env_var('REDSHIFT_DATABASE') }}"
                schema: "public"
                threads: 4
                """);
    }

    private String target(String setting, String value) {
        return TargetText.of(compute.dbtTarget(
                new ComputeConfiguration("redshift", Optional.empty(), Map.of(setting, PropertyValue.of(value)))));
    }

    @ParameterizedTest
    @EnumSource
    void asksForLittleWhateverTheWorkload(WorkloadSize size) {
        assertThat(compute.resources(size)).isEqualTo(new ResourceRequirements("250m", "500m", "256Mi", "512Mi"));
    }

    @Test
    void requiresTheDbtAdapter() {
        assertThat(compute.requiredDbtPackages()).containsExactly("dbt-redshift>=1.7.0");
    }
}
