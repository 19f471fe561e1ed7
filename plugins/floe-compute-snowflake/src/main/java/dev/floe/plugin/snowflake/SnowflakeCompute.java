package dev.floe.plugin.snowflake;

import static dev.floe.spi.compute.ComputeSetting.count;
import static dev.floe.spi.compute.ComputeSetting.text;
import static dev.floe.spi.compute.ComputeSetting.truth;

import dev.floe.spi.compute.ComputeConfiguration;
import dev.floe.spi.compute.ComputePlugin;
import dev.floe.spi.compute.ComputeSetting;
import dev.floe.spi.compute.DbtTarget;
import dev.floe.spi.compute.Hosting;
import dev.floe.spi.compute.ResourceRequirements;
import dev.floe.spi.compute.WorkloadSize;
import java.util.List;

/** Snowflake. The target's keys are those of dbt-snowflake. */
final class SnowflakeCompute implements ComputePlugin {
    /** Settings that the adapter knows by the same name, and for which its own default is the right one. */
    private static final List<String> PASSED_ON = List.of(
            "query_tag",
            "host",
            "port",
            "proxy_host",
            "proxy_port",
            "client_session_keep_alive",
            "reuse_connections",
            "connect_retries",
            "connect_timeout",
            "retry_on_database_errors",
            "retry_all");

    @Override
    public String name() {
        return "snowflake";
    }

    @Override
    public String version() {
        return "1.0.0";
    }

    @Override
    public Hosting hosting() {
        return Hosting.MANAGED;
    }

    @Override
    public List<ComputeSetting> settings() {
        return List.of(
                text("warehouse", "Virtual warehouse that runs the SQL (default COMPUTE_WH)"),
                text("database", "Database of the models (default: the environment variable SNOWFLAKE_DATABASE)"),
                text("schema", "Schema of models that name none (default PUBLIC)"),
                text("role", "Role to take on (default: the user's own)").fixed(),
                count("threads", "Models that dbt builds at the same time (default 4)"),
                text(
                                "authentication",
                                "What the user proves itself with: SNOWFLAKE_PASSWORD, SNOWFLAKE_PRIVATE_KEY or SNOWFLAKE_TOKEN (default password)")
                        .oneOf("password", "key_pair", "oauth")
                        .fixed(),
                text("query_tag", "Tag that Snowflake's query history shows"),
                text("host", "Host of the service, where it is not the account's public one")
                        .fixed(),
                count("port", "Port of the service, where it is not 443").fixed(),
                text("proxy_host", "Host of the proxy on the way to the service")
                        .fixed(),
                count("proxy_port", "Port of the proxy on the way to the service")
                        .fixed(),
                truth("client_session_keep_alive", "Whether a session outlives four idle hours"),
                truth("reuse_connections", "Whether a thread keeps its connection from one model to the next"),
                count("connect_retries", "Further attempts to connect"),
                count("connect_timeout", "Seconds between two attempts to connect"),
                truth("retry_on_database_errors", "Whether a database error while connecting is tried again"),
                truth("retry_all", "Whether every error while connecting is tried again"));
    }

    @Override
    public DbtTarget dbtTarget(ComputeConfiguration configuration) {
        DbtTarget target = authenticated(
                        DbtTarget.ofType("snowflake").withEnvironmentVariable("account", "SNOWFLAKE_ACCOUNT"),
                        configuration.text("authentication", "password"))
                .with("warehouse", configuration.property("warehouse", "COMPUTE_WH"))
                .with(
                        "database",
                        configuration.property("database", DbtTarget.environmentVariable("SNOWFLAKE_DATABASE")))
                .with("schema", configuration.property("schema", "PUBLIC"))
                .withOptional("role", configuration.property("role"))
                .with("threads", configuration.property("threads", 4));
        for (String key : PASSED_ON) {
            target = target.withOptional(key, configuration.property(key));
        }
        return target;
    }

    @Override
    public List<String> requiredDbtPackages() {
        return List.of("dbt-snowflake>=1.7.0");
    }

    /** The service computes; the pod only sends SQL and waits, whatever the size. */
    @Override
    public ResourceRequirements resources(WorkloadSize size) {
        return new ResourceRequirements("250m", "500m", "256Mi", "512Mi");
    }

    private static DbtTarget authenticated(DbtTarget target, String authentication) {
        if (authentication.equals("oauth")) {
            return target.with("authenticator", "oauth").withEnvironmentVariable("token", "SNOWFLAKE_TOKEN");
        }
        DbtTarget ofUser = target.withEnvironmentVariable("user", "SNOWFLAKE_USER");
        return authentication.equals("key_pair")
                ? ofUser.withEnvironmentVariable("private_key", "SNOWFLAKE_PRIVATE_KEY")
                : ofUser.withEnvironmentVariable("password", "SNOWFLAKE_PASSWORD");
    }
}
