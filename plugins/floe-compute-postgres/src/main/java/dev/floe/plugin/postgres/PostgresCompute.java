package dev.floe.plugin.postgres;

import static dev.floe.spi.compute.ComputeSetting.count;
import static dev.floe.spi.compute.ComputeSetting.text;

import dev.floe.spi.compute.ComputeConfiguration;
import dev.floe.spi.compute.ComputePlugin;
import dev.floe.spi.compute.ComputeSetting;
import dev.floe.spi.compute.DbtTarget;
import dev.floe.spi.compute.Hosting;
import dev.floe.spi.compute.ResourceRequirements;
import dev.floe.spi.compute.WorkloadSize;
import dev.floe.spi.session.ComputeEngine;
import dev.floe.spi.session.EngineRequest;
import java.util.List;
import java.util.Optional;

/** PostgreSQL. The target's keys are those of dbt-postgres. */
final class PostgresCompute implements ComputePlugin {
    /** Settings that the adapter knows by the same name, and for which its own default is the right one. */
    private static final List<String> PASSED_ON = List.of(
            "role",
            "sslmode",
            "sslrootcert",
            "search_path",
            "application_name",
            "connect_timeout",
            "keepalives_idle",
            "retries");

    @Override
    public String name() {
        return "postgres";
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
                text("host", "Host of the server (default: the environment variable POSTGRES_HOST)")
                        .fixed(),
                count("port", "Port of the server (default 5432)").fixed(),
                text("database", "Database of the models (default: the environment variable POSTGRES_DATABASE)"),
                text("schema", "Schema of models that name none (default public)"),
                count("threads", "Models that dbt builds at the same time (default 4)"),
                text("role", "Role to take on (default: the user's own)").fixed(),
                text("sslmode", "How much TLS the connection demands (default prefer)")
                        .oneOf("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
                        .fixed(),
                text("sslrootcert", "File with the certificates that the server's must come from")
                        .fixed(),
                text("search_path", "Schemas that PostgreSQL searches for names without one")
                        .fixed(),
                text("application_name", "Name that the server's activity view shows (default dbt)"),
                count("connect_timeout", "Seconds that connecting may take"),
                count("keepalives_idle", "Idle seconds before the first keep-alive packet"),
                count("retries", "Further attempts to connect"));
    }

    @Override
    public DbtTarget dbtTarget(ComputeConfiguration configuration) {
        DbtTarget target = DbtTarget.ofType("postgres")
                .with("host", configuration.property("host", DbtTarget.environmentVariable("POSTGRES_HOST")))
                .with("port", configuration.property("port", 5432))
                .withEnvironmentVariable("user", "POSTGRES_USER")
                .withEnvironmentVariable("password", "POSTGRES_PASSWORD")
                .with("dbname", configuration.property("database", DbtTarget.environmentVariable("POSTGRES_DATABASE")))
                .with("schema", configuration.property("schema", "public"))
                .with("threads", configuration.property("threads", 4));
        for (String key : PASSED_ON) {
            target = target.withOptional(key, configuration.property(key));
        }
        return target;
    }

    @Override
    public List<String> requiredDbtPackages() {
        return List.of("dbt-postgres>=1.7.0");
    }

    @Override
    public Optional<ComputeEngine> open(EngineRequest request) {
        return Optional.of(PostgresEngine.open(new PostgresOpening(new PostgresTarget(request.settings()))));
    }

    /** The server computes; the pod only sends SQL and waits, whatever the size. */
    @Override
    public ResourceRequirements resources(WorkloadSize size) {
        return new ResourceRequirements("250m", "500m", "256Mi", "512Mi");
    }
}
