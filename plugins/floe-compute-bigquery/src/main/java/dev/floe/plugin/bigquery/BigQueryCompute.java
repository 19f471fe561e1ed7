package dev.floe.plugin.bigquery;

import static dev.floe.spi.compute.ComputeSetting.count;
import static dev.floe.spi.compute.ComputeSetting.text;
import static dev.floe.spi.compute.ComputeSetting.textList;

import dev.floe.spi.compute.ComputeConfiguration;
import dev.floe.spi.compute.ComputePlugin;
import dev.floe.spi.compute.ComputeSetting;
import dev.floe.spi.compute.DbtTarget;
import dev.floe.spi.compute.Hosting;
import dev.floe.spi.compute.ResourceRequirements;
import dev.floe.spi.compute.WorkloadSize;
import java.util.List;

/** BigQuery. The target's keys are those of dbt-bigquery. */
final class BigQueryCompute implements ComputePlugin {
    /** Settings that the adapter knows by the same name, and for which its own default is the right one. */
    private static final List<String> PASSED_ON = List.of(
            "location",
            "priority",
            "execution_project",
            "quota_project",
            "maximum_bytes_billed",
            "impersonate_service_account",
            "api_endpoint",
            "reservation",
            "scopes",
            "job_retries",
            "job_retry_deadline_seconds",
            "job_creation_timeout_seconds",
            "job_execution_timeout_seconds");

    @Override
    public String name() {
        return "bigquery";
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
                text(
                                "method",
                                "How dbt proves itself: the key file at GOOGLE_APPLICATION_CREDENTIALS, or the identity that the environment gives it (default service-account)")
                        .oneOf("service-account", "oauth")
                        .fixed(),
                text(
                        "project",
                        "Google Cloud project of the tables (default: the environment variable GOOGLE_CLOUD_PROJECT)"),
                text(
                        "dataset",
                        "Dataset of models that name none (default: the environment variable BIGQUERY_DATASET)"),
                count("threads", "Models that dbt builds at the same time (default 4)"),
                text("location", "Location of new datasets, such as EU"),
                text("priority", "When jobs start: at once, or when there is room (default interactive)")
                        .oneOf("interactive", "batch"),
                text("execution_project", "Project that is billed for jobs, where it is not that of the tables")
                        .fixed(),
                text("quota_project", "Project whose quota is used, where it is not that of the identity")
                        .fixed(),
                count("maximum_bytes_billed", "Bytes that one query may read before BigQuery refuses it")
                        .fixed(),
                text("impersonate_service_account", "Service account to take on")
                        .fixed(),
                text("api_endpoint", "Address of the service, where it is not the public one")
                        .fixed(),
                text("reservation", "Reservation that runs the jobs").fixed(),
                textList("scopes", "OAuth scopes to ask for").fixed(),
                count("job_retries", "Further attempts at a job that failed for a passing reason"),
                count("job_retry_deadline_seconds", "Seconds after which no further attempt is made"),
                count("job_creation_timeout_seconds", "Seconds that creating a job may take"),
                count("job_execution_timeout_seconds", "Seconds that one job may take"));
    }

    @Override
    public DbtTarget dbtTarget(ComputeConfiguration configuration) {
        String method = configuration.text("method", "service-account");
        DbtTarget target = DbtTarget.ofType("bigquery").with("method", method);
        if (method.equals("service-account")) {
            target = target.withEnvironmentVariable("keyfile", "GOOGLE_APPLICATION_CREDENTIALS");
        }
        target = target.with(
                        "project",
                        configuration.property("project", DbtTarget.environmentVariable("GOOGLE_CLOUD_PROJECT")))
                .with("dataset", configuration.property("dataset", DbtTarget.environmentVariable("BIGQUERY_DATASET")))
                .with("threads", configuration.property("threads", 4));
        for (String key : PASSED_ON) {
            target = target.withOptional(key, configuration.property(key));
        }
        return target;
    }

    @Override
    public List<String> requiredDbtPackages() {
        return List.of("dbt-bigquery>=1.7.0");
    }

    /** The service computes; the pod only sends SQL and waits, whatever the size. */
    @Override
    public ResourceRequirements resources(WorkloadSize size) {
        return new ResourceRequirements("250m", "500m", "256Mi", "512Mi");
    }
}
