package dev.floe.plugin.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.spi.compute.ResourceRequirements;
import dev.floe.spi.compute.WorkloadSize;
import dev.floe.testing.SampleSettings;
import dev.floe.testing.TargetText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TestPostgresTarget {
    private final PostgresCompute compute = new PostgresCompute();

    @Test
    void fallsBackToDefaults() {
        assertThat(TargetText.of(compute.dbtTarget(SampleSettings.none(compute))))
                .isEqualTo("""
                type: "postgres"
                host: "{{ env_var('POSTGRES_HOST') }}"
                port: 5432
                user: "{{ env_var('POSTGRES_USER') }}"
                password: "{{ env_var('POSTGRES_PASSWORD') }}"
                dbname: "{{ env_var('POSTGRES_DATABASE') }}"
                schema: "public"
                threads: 4
                """);
    }

    @Test
    void carriesAllSettings() {
        assertThat(TargetText.of(compute.dbtTarget(SampleSettings.all(compute))))
                .isEqualTo("""
                type: "postgres"
                host: "sample host"
                port: 17
                user: "{{ env_var('POSTGRES_USER') }}"
                password: "{{ env_var('POSTGRES_PASSWORD') }}"
                dbname: "sample database"
                schema: "sample schema"
                threads: 17
                role: "sample role"
                sslmode: "disable"
                sslrootcert: "sample sslrootcert"
                search_path: "sample search_path"
                application_name: "sample application_name"
                connect_timeout: 17
                keepalives_idle: 17
                retries: 17
                """);
    }

    @ParameterizedTest
    @EnumSource
    void asksForLittleWhateverTheWorkload(WorkloadSize size) {
        assertThat(compute.resources(size)).isEqualTo(new ResourceRequirements("250m", "500m", "256Mi", "512Mi"));
    }

    @Test
    void requiresTheDbtAdapter() {
        assertThat(compute.requiredDbtPackages()).containsExactly("dbt-postgres>=1.7.0");
    }
}
