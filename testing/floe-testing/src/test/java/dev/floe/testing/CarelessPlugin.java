package dev.floe.testing;

import dev.floe.spi.FloePlugin;
import dev.floe.spi.compute.ComputeConfiguration;
import dev.floe.spi.compute.ComputePlugin;
import dev.floe.spi.compute.ComputeSetting;
import dev.floe.spi.compute.DbtTarget;
import dev.floe.spi.compute.Hosting;
import dev.floe.spi.compute.ResourceRequirements;
import dev.floe.spi.compute.WorkloadSize;
import dev.floe.spi.value.PropertyValue;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** A plugin that makes each mistake that a contract suite looks for. */
public final class CarelessPlugin implements FloePlugin, ComputePlugin {
    private final AtomicInteger answers = new AtomicInteger();

    @Override
    public int apiVersion() {
        return API_VERSION + 1;
    }

    @Override
    public List<ComputePlugin> computes() {
        return List.of(this);
    }

    @Override
    public String name() {
        return "Careless Engine";
    }

    @Override
    public String version() {
        return "1." + answers.incrementAndGet();
    }

    @Override
    public Hosting hosting() {
        return Hosting.MANAGED;
    }

    @Override
    public List<ComputeSetting> settings() {
        return List.of(
                ComputeSetting.text("api_token", "Token."),
                ComputeSetting.text("poolSize", "Size of the pool").oneOf("small", "large"),
                ComputeSetting.count("forgotten", "A setting that reaches no target")
                        .oneOf("1", "1"));
    }

    @Override
    public DbtTarget dbtTarget(ComputeConfiguration configuration) {
        DbtTarget target = DbtTarget.ofType("careless")
                .with("token", "tok-1234")
                .with("secret_name", configuration.connectionSecretRef().orElse("none"))
                .with("locale", Locale.getDefault().toString())
                .with("answer", PropertyValue.of(answers.incrementAndGet()));
        for (String key : configuration.properties().keySet()) {
            target = target.with(key + "_is_set", PropertyValue.of(true));
        }
        return target;
    }

    @Override
    public List<String> requiredDbtPackages() {
        return List.of("careless-adapter", "dbt-careless >= 1");
    }

    @Override
    public ResourceRequirements resources(WorkloadSize size) {
        return switch (size) {
            case SMALL -> new ResourceRequirements("2000m", "1", "2Gi", "1G");
            case MEDIUM -> new ResourceRequirements("1.5 cores", "1", "1024", "1Gi");
            case LARGE -> new ResourceRequirements("500m", "1", "512Mi", "1Gi");
        };
    }
}
