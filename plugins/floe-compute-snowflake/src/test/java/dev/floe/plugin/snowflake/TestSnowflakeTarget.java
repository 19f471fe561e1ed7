package dev.floe.plugin.snowflake;

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

final class TestSnowflakeTarget {
    private final SnowflakeCompute compute = new SnowflakeCompute();

    @Test
    void fallsBackToDefaults() {
        assertThat(TargetText.of(compute.dbtTarget(SampleSettings.none(compute))))
                .isEqualTo("""
                type: "snowflake"
                account: "{{ env_var('SNOWFLAKE_ACCOUNT') }}"
                user: "{{ env_var('SNOWFLAKE_USER') }}"
                password: "{{ env_var('SNOWFLAKE_PASSWORD') }}"
                warehouse: "COMPUTE_WH"
                database: "{{ env_var('SNOWFLAKE_DATABASE') }}"
                schema: "PUBLIC"
                threads: 4
                """);
    }

    @Test
    void carriesAllSettings() {
        assertThat(TargetText.of(compute.dbtTarget(SampleSettings.all(compute))))
                .isEqualTo("""
                type: "snowflake"
                account: "{{ env_var('SNOWFLAKE_ACCOUNT') }}"
                user: "{{ env_var('SNOWFLAKE_USER') }}"
                password: "{{ env_var('SNOWFLAKE_PASSWORD') }}"
                warehouse: "sample warehouse"
                database: "sample database"
                schema: "sample schema"
                role: "sample role"
                threads: 17
                query_tag: "sample query_tag"
                host: "sample host"
                port: 17
                proxy_host: "sample proxy_host"
                proxy_port: 17
                client_session_keep_alive: true
                reuse_connections: true
                connect_retries: 17
                connect_timeout: 17
                retry_on_database_errors: true
                retry_all: true
                """);
    }

    @Test
    void readsPrivateKeyFromTheEnvironment() {
        assertThat(target("authentication", "key_pair")).isEqualTo("""
                type: "snowflake"
                account: "{{ env_var('SNOWFLAKE_ACCOUNT') }}"
                user: "{{ env_var('SNOWFLAKE_USER') }}"
                private_key: "{{ env_var('SNOWFLAKE_PRIVATE_KEY') }}"
                warehouse: "COMPUTE_WH"
                database: "{{ env_var('SNOWFLAKE_DATABASE') }}"
                schema: "PUBLIC"
                threads: 4
                """);
    }

    @Test
    void readsOauthTokenFromTheEnvironment() {
        assertThat(target("authentication", "oauth")).isEqualTo("""
                type: "snowflake"
                account: "{{ env_var('SNOWFLAKE_ACCOUNT') }}"
                authenticator: "oauth"
                token: "{{ env_var('SNOWFLAKE_TOKEN') }}"
                warehouse: "COMPUTE_WH"
                database: "{{ env_var('SNOWFLAKE_DATABASE') }}"
                schema: "PUBLIC"
                threads: 4
                """);
    }

    private String target(String setting, String value) {
        return TargetText.of(compute.dbtTarget(
                new ComputeConfiguration("snowflake", Optional.empty(), Map.of(setting, PropertyValue.of(value)))));
    }

    @ParameterizedTest
    @EnumSource
    void asksForLittleWhateverTheWorkload(WorkloadSize size) {
        assertThat(compute.resources(size)).isEqualTo(new ResourceRequirements("250m", "500m", "256Mi", "512Mi"));
    }

    @Test
    void requiresTheDbtAdapter() {
        assertThat(compute.requiredDbtPackages()).containsExactly("dbt-snowflake>=1.7.0");
    }
}
