package dev.floe.plugin.databricks;

import static dev.floe.spi.compute.ComputeSetting.count;
import static dev.floe.spi.compute.ComputeSetting.map;
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

/** A SQL warehouse or a cluster of Databricks. The target's keys are those of dbt-databricks. */
final class DatabricksCompute implements ComputePlugin {
    /** Settings that the adapter knows by the same name, and for which its own default is the right one. */
    private static final List<String> PASSED_ON = List.of(
            "session_properties", "query_tags", "connect_retries", "connect_timeout", "connect_max_idle", "retry_all");

    @Override
    public String name() {
        return "databricks";
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
                text("host", "Host of the workspace (default: the environment variable DATABRICKS_HOST)")
                        .fixed(),
                text(
                        "http_path",
                        "HTTP path of the SQL warehouse or cluster (default: the environment variable DATABRICKS_HTTP_PATH)"),
                text("catalog", "Unity catalog of the models (default: the workspace's hive_metastore)"),
                text("schema", "Schema of models that name none (default default)"),
                count("threads", "Models that dbt builds at the same time (default 4)"),
                text(
                                "authentication",
                                "What dbt proves itself with: DATABRICKS_TOKEN, or DATABRICKS_CLIENT_ID and DATABRICKS_CLIENT_SECRET (default token)")
                        .oneOf("token", "oauth")
                        .fixed(),
                map("session_properties", "Spark configuration of the session").fixed(),
                text("query_tags", "Tags that the query history shows, as a JSON object"),
                count("connect_retries", "Further attempts to connect"),
                count("connect_timeout", "Seconds between two attempts to connect"),
                count("connect_max_idle", "Idle seconds after which a connection is opened anew"),
                truth("retry_all", "Whether every error while connecting is tried again"));
    }

    @Override
    public DbtTarget dbtTarget(ComputeConfiguration configuration) {
        DbtTarget target = DbtTarget.ofType("databricks")
                .with("host", configuration.property("host", DbtTarget.environmentVariable("DATABRICKS_HOST")))
                .with(
                        "http_path",
                        configuration.property("http_path", DbtTarget.environmentVariable("DATABRICKS_HTTP_PATH")));
        target = authenticated(target, configuration.text("authentication", "token"))
                .withOptional("catalog", configuration.property("catalog"))
                .with("schema", configuration.property("schema", "default"))
                .with("threads", configuration.property("threads", 4));
        for (String key : PASSED_ON) {
            target = target.withOptional(key, configuration.property(key));
        }
        return target;
    }

    @Override
    public List<String> requiredDbtPackages() {
        return List.of("dbt-databricks>=1.7.0");
    }

    /** The service computes; the pod only sends SQL and waits, whatever the size. */
    @Override
    public ResourceRequirements resources(WorkloadSize size) {
        return new ResourceRequirements("250m", "500m", "256Mi", "512Mi");
    }

    private static DbtTarget authenticated(DbtTarget target, String authentication) {
        if (authentication.equals("oauth")) {
            return target.with("auth_type", "oauth")
                    .withEnvironmentVariable("client_id", "DATABRICKS_CLIENT_ID")
                    .withEnvironmentVariable("client_secret", "DATABRICKS_CLIENT_SECRET");
        }
        return target.withEnvironmentVariable("token", "DATABRICKS_TOKEN");
    }
}
