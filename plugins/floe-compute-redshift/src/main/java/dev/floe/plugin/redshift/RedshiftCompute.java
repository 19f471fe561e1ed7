package dev.floe.plugin.redshift;

import static dev.floe.spi.compute.ComputeSetting.count;
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
import java.util.List;

/** Redshift, as a cluster or as a serverless work group. The target's keys are those of dbt-redshift. */
final class RedshiftCompute implements ComputePlugin {
    /** Settings that the adapter knows by the same name, and for which its own default is the right one. */
    private static final List<String> PASSED_ON = List.of(
            "cluster_id",
            "region",
            "iam_profile",
            "autocreate",
            "db_groups",
            "is_serverless",
            "serverless_work_group",
            "serverless_acct_id",
            "role",
            "sslmode",
            "connect_timeout",
            "retries",
            "retry_all",
            "autocommit",
            "ra3_node",
            "datasharing",
            "query_group",
            "tcp_keepalive",
            "tcp_keepalive_idle",
            "tcp_keepalive_interval",
            "tcp_keepalive_count",
            "allow_concurrent_drops",
            "drop_without_cascade");

    @Override
    public String name() {
        return "redshift";
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
                text("host", "Endpoint of the cluster or work group (default: the environment variable REDSHIFT_HOST)")
                        .fixed(),
                count("port", "Port of the endpoint (default 5439)").fixed(),
                text("database", "Database of the models (default: the environment variable REDSHIFT_DATABASE)"),
                text("schema", "Schema of models that name none (default public)"),
                count("threads", "Models that dbt builds at the same time (default 4)"),
                text(
                                "method",
                                "How dbt proves itself: REDSHIFT_USER and REDSHIFT_PASSWORD, that user by IAM, or the IAM role (default database)")
                        .oneOf("database", "iam", "iam_role")
                        .fixed(),
                text("cluster_id", "Name of the cluster, for IAM").fixed(),
                text("region", "AWS region of the cluster, for IAM").fixed(),
                text("iam_profile", "Profile of the AWS configuration, for IAM").fixed(),
                truth("autocreate", "Whether IAM creates a database user that is missing")
                        .fixed(),
                textList("db_groups", "Database groups that the IAM user joins").fixed(),
                truth("is_serverless", "Whether the endpoint is serverless, where its name does not tell"),
                text("serverless_work_group", "Name of the serverless work group, for IAM")
                        .fixed(),
                text("serverless_acct_id", "AWS account of the serverless work group, for IAM")
                        .fixed(),
                text("role", "Role to take on (default: the user's own)").fixed(),
                text("sslmode", "How much TLS the connection demands (default prefer)")
                        .oneOf("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
                        .fixed(),
                count("connect_timeout", "Seconds that connecting may take"),
                count("retries", "Further attempts to connect"),
                truth("retry_all", "Whether every error while connecting is tried again"),
                truth("autocommit", "Whether each statement is a transaction of its own"),
                truth("ra3_node", "Whether the nodes are RA3, which read across databases"),
                truth("datasharing", "Whether models read and write shared databases"),
                text("query_group", "Query group for workload management"),
                truth("tcp_keepalive", "Whether the connection sends keep-alive packets"),
                count("tcp_keepalive_idle", "Idle seconds before the first keep-alive packet"),
                count("tcp_keepalive_interval", "Seconds between two keep-alive packets"),
                count("tcp_keepalive_count", "Unanswered keep-alive packets that end the connection"),
                truth(
                        "allow_concurrent_drops",
                        "Whether relations are dropped side by side, where no view reads another"),
                truth("drop_without_cascade", "Whether dropping a relation leaves those that depend on it"));
    }

    @Override
    public DbtTarget dbtTarget(ComputeConfiguration configuration) {
        String method = configuration.text("method", "database");
        DbtTarget target = DbtTarget.ofType("redshift")
                .with("host", configuration.property("host", DbtTarget.environmentVariable("REDSHIFT_HOST")))
                .with("port", configuration.property("port", 5439))
                .with("method", method);
        target = authenticated(target, method)
                .with("dbname", configuration.property("database", DbtTarget.environmentVariable("REDSHIFT_DATABASE")))
                .with("schema", configuration.property("schema", "public"))
                .with("threads", configuration.property("threads", 4));
        for (String key : PASSED_ON) {
            target = target.withOptional(key, configuration.property(key));
        }
        return target;
    }

    @Override
    public List<String> requiredDbtPackages() {
        return List.of("dbt-redshift>=1.7.0");
    }

    /** The service computes; the pod only sends SQL and waits, whatever the size. */
    @Override
    public ResourceRequirements resources(WorkloadSize size) {
        return new ResourceRequirements("250m", "500m", "256Mi", "512Mi");
    }

    private static DbtTarget authenticated(DbtTarget target, String method) {
        if (method.equals("iam_role")) {
            return target;
        }
        DbtTarget ofUser = target.withEnvironmentVariable("user", "REDSHIFT_USER");
        return method.equals("database") ? ofUser.withEnvironmentVariable("password", "REDSHIFT_PASSWORD") : ofUser;
    }
}
