package dev.floe.plugin.spark;

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

/** Spark behind its Thrift server, or in the process of dbt. The target's keys are those of dbt-spark. */
final class SparkCompute implements ComputePlugin {
    /** Settings that the adapter knows by the same name, and for which its own default is the right one. */
    private static final List<String> PASSED_ON = List.of(
            "kerberos_service_name",
            "use_ssl",
            "connect_retries",
            "connect_timeout",
            "retry_all",
            "query_timeout",
            "query_retries",
            "poll_interval",
            "server_side_parameters");

    @Override
    public String name() {
        return "spark";
    }

    @Override
    public String version() {
        return "1.0.0";
    }

    @Override
    public Hosting hosting() {
        return Hosting.SELF_HOSTED;
    }

    @Override
    public List<ComputeSetting> settings() {
        return List.of(
                text("cluster", "Host of the Thrift server (default spark-thrift.floe-platform.svc.cluster.local)"),
                count("port", "Port of the Thrift server (default 10001)"),
                text("schema", "Schema of models that name none (default default)"),
                count("threads", "Models that dbt builds at the same time (default 4)"),
                text(
                                "method",
                                "How dbt reaches Spark: a Thrift server, or a session in its own process (default thrift)")
                        .oneOf("thrift", "session"),
                text("auth", "How the Thrift server authenticates; LDAP and CUSTOM read SPARK_PASSWORD (default NONE)")
                        .oneOf("NONE", "NOSASL", "LDAP", "CUSTOM", "KERBEROS")
                        .fixed(),
                text("kerberos_service_name", "Service name of the Thrift server under KERBEROS")
                        .fixed(),
                truth("use_ssl", "Whether the connection to the Thrift server is encrypted")
                        .fixed(),
                count("connect_retries", "Further attempts to connect"),
                count("connect_timeout", "Seconds between two attempts to connect"),
                truth("retry_all", "Whether every failed connection is tried again, not only one that says so"),
                count("query_timeout", "Seconds that one statement may take"),
                count("query_retries", "Attempts at a statement whose connection was lost"),
                count("poll_interval", "Seconds between two looks at a running statement"),
                map("server_side_parameters", "Spark configuration of the session")
                        .fixed());
    }

    @Override
    public DbtTarget dbtTarget(ComputeConfiguration configuration) {
        String method = configuration.text("method", "thrift");
        String auth = configuration.text("auth", "NONE");
        DbtTarget target = DbtTarget.ofType("spark")
                .with("method", method)
                .with("host", configuration.property("cluster", "spark-thrift.floe-platform.svc.cluster.local"))
                .with("port", configuration.property("port", 10001))
                .with("schema", configuration.property("schema", "default"))
                .withOptional("auth", configuration.property("auth"));
        if (method.equals("thrift")) {
            // dbt-spark opens no Thrift connection without a user, whatever the authentication.
            target = target.withEnvironmentVariable("user", "SPARK_USER");
        }
        if (auth.equals("LDAP") || auth.equals("CUSTOM")) {
            target = target.withEnvironmentVariable("password", "SPARK_PASSWORD");
        }
        target = target.with("threads", configuration.property("threads", 4));
        for (String key : PASSED_ON) {
            target = target.withOptional(key, configuration.property(key));
        }
        return target;
    }

    @Override
    public List<String> requiredDbtPackages() {
        return List.of("dbt-spark>=1.7.0");
    }

    /** The cluster computes; the pod only sends SQL and waits, whatever the size. */
    @Override
    public ResourceRequirements resources(WorkloadSize size) {
        return new ResourceRequirements("500m", "1000m", "512Mi", "1Gi");
    }
}
