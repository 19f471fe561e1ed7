package dev.floe.plugin.spark;

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

final class TestSparkTarget {
    private final SparkCompute compute = new SparkCompute();

    @Test
    void fallsBackToDefaults() {
        assertThat(TargetText.of(compute.dbtTarget(SampleSettings.none(compute))))
                .isEqualTo("""
                type: "spark"
                method: "thrift"
                host: "spark-thrift.floe-platform.svc.cluster.local"
                port: 10001
                schema: "default"
                user: "{{ env_var('SPARK_USER') }}"
                threads: 4
                """);
    }

    @Test
    void carriesAllSettings() {
        assertThat(TargetText.of(compute.dbtTarget(SampleSettings.all(compute))))
                .isEqualTo("""
                type: "spark"
                method: "thrift"
                host: "sample cluster"
                port: 17
                schema: "sample schema"
                auth: "NONE"
                user: "{{ env_var('SPARK_USER') }}"
                threads: 17
                kerberos_service_name: "sample kerberos_service_name"
                use_ssl: true
                connect_retries: 17
                connect_timeout: 17
                retry_all: true
                query_timeout: 17
                query_retries: 17
                poll_interval: 17
                server_side_parameters: {sample: "value"}
                """);
    }

    @Test
    void readsPasswordFromTheEnvironmentForLdap() {
        assertThat(target("auth", "LDAP")).isEqualTo("""
                type: "spark"
                method: "thrift"
                host: "spark-thrift.floe-platform.svc.cluster.local"
                port: 10001
                schema: "default"
                auth: "LDAP"
                user: "{{ env_var('SPARK_USER') }}"
                password: "{{ env_var('SPARK_PASSWORD') }}"
                threads: 4
                """);
    }

    @Test
    void needsNoUserInASessionOfItsOwn() {
        assertThat(target("method", "session")).isEqualTo("""
                type: "spark"
                method: "session"
                host: "spark-thrift.floe-platform.svc.cluster.local"
                port: 10001
                schema: "default"
                threads: 4
                """);
    }

    private String target(String setting, String value) {
        return TargetText.of(compute.dbtTarget(
                new ComputeConfiguration("spark", Optional.empty(), Map.of(setting, PropertyValue.of(value)))));
    }

    @ParameterizedTest
    @EnumSource
    void asksForLittleWhateverTheWorkload(WorkloadSize size) {
        assertThat(compute.resources(size)).isEqualTo(new ResourceRequirements("500m", "1000m", "512Mi", "1Gi"));
    }

    @Test
    void requiresTheDbtAdapter() {
        assertThat(compute.requiredDbtPackages()).containsExactly("dbt-spark>=1.7.0");
    }
}
