package dev.floe.documents.artifact;

import dev.floe.documents.DocumentError;
import dev.floe.documents.shape.ObjectShape;
import dev.floe.documents.shape.Shape;
import dev.floe.documents.shape.Shapes;
import dev.floe.spi.artifact.Compute;
import dev.floe.spi.artifact.ComputeRegistry;
import dev.floe.spi.compute.ComputeConfiguration;
import dev.floe.spi.compute.Hosting;
import dev.floe.spi.compute.ResourceRequirements;
import dev.floe.spi.compute.WorkloadSize;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.value.PropertyValue;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The member {@code compute_registry}. */
final class ComputeFormat {
    private static final Shape<ResourceRequirements> RESOURCES = ObjectShape.of(
            "ResourceRequirements",
            "What a container asks for and may use, as Kubernetes resource quantities",
            fields -> {
                var cpuRequest = fields.required("cpu_request", ArtifactShapes.TEXT, "CPU that is asked for");
                var cpuLimit = fields.required("cpu_limit", ArtifactShapes.TEXT, "CPU that may be used");
                var memoryRequest = fields.required("memory_request", ArtifactShapes.TEXT, "Memory that is asked for");
                var memoryLimit = fields.required("memory_limit", ArtifactShapes.TEXT, "Memory that may be used");
                return values -> new ResourceRequirements(
                        values.value(cpuRequest),
                        values.value(cpuLimit),
                        values.value(memoryRequest),
                        values.value(memoryLimit));
            });

    private static final Shape<Map<WorkloadSize, ResourceRequirements>> RESOURCES_BY_SIZE =
            ObjectShape.of("ResourcesBySize", "What a pod asks for, by size of the workload", fields -> {
                Map<WorkloadSize, ObjectShape.Field<ResourceRequirements>> sizes = new EnumMap<>(WorkloadSize.class);
                for (WorkloadSize size : WorkloadSize.values()) {
                    String name = size.name().toLowerCase(Locale.ROOT);
                    sizes.put(size, fields.optional(name, RESOURCES, "For a workload of this size"));
                }
                return values -> {
                    Map<WorkloadSize, ResourceRequirements> resources = new EnumMap<>(WorkloadSize.class);
                    sizes.forEach((size, field) ->
                            values.get(field).ifPresent(present -> resources.put(size, present.value())));
                    return resources;
                };
            });

    private static final Shape<Compute> COMPUTE = ObjectShape.of("Compute", "An approved compute", fields -> {
        var name = fields.required("name", ArtifactShapes.TEXT, "The compute's name");
        var secret = fields.optional(
                "connection_secret_ref", ArtifactShapes.TEXT, "The name of the secret that holds its credentials");
        var properties = fields.required("properties", ArtifactShapes.PROPERTIES, "Its settings");
        var version = fields.required(
                "plugin_version", ArtifactShapes.TEXT, "The version of the plugin that knows this compute");
        var hosting = fields.required("hosting", Shapes.oneOf(Hosting.class), "Who operates it");
        var packages = fields.required(
                "required_dbt_packages", ArtifactShapes.TEXTS, "Python requirements of its dbt adapter");
        var resources = fields.required("resources", RESOURCES_BY_SIZE, "What a pod that drives it asks for");
        return values -> new Compute(
                new ComputeConfiguration(
                        values.value(name), ArtifactShapes.value(values.get(secret)), values.value(properties)),
                values.value(version),
                values.value(hosting),
                values.value(packages),
                values.value(resources));
    });

    static final Shape<ComputeRegistry> REGISTRY =
            ObjectShape.of("ComputeRegistry", "All approved computes", fields -> {
                var configs = fields.required("configs", ArtifactShapes.map(COMPUTE), "The computes by name");
                var byDefault = fields.required("default", ArtifactShapes.TEXT, "The compute of what chooses none");
                return values -> {
                    Map<String, Compute> computes = values.value(configs);
                    String name = values.value(byDefault);
                    if (!computes.containsKey(name)) {
                        throw values.refuse(Problem.error(
                                DocumentError.NOT_A_CHOICE,
                                values.place(),
                                "'default' of 'compute_registry' must be one of its 'configs'"));
                    }
                    return new ComputeRegistry(computes, name);
                };
            });

    private ComputeFormat() {}

    static PropertyValue write(ComputeRegistry registry) {
        return new Members()
                .withMap("configs", registry.configs(), ComputeFormat::compute)
                .with("default", registry.defaultCompute())
                .entries();
    }

    private static PropertyValue compute(Compute compute) {
        ComputeConfiguration configuration = compute.configuration();
        return new Members()
                .with("name", configuration.name())
                .withOptional("connection_secret_ref", configuration.connectionSecretRef())
                .with("properties", new PropertyValue.Entries(configuration.properties()))
                .with("plugin_version", compute.pluginVersion())
                .with("hosting", compute.hosting())
                .with("required_dbt_packages", compute.requiredDbtPackages())
                .with("resources", resources(compute.resources()))
                .entries();
    }

    private static PropertyValue resources(Map<WorkloadSize, ResourceRequirements> resources) {
        Map<String, PropertyValue> sizes = new LinkedHashMap<>();
        resources.forEach((size, needs) -> sizes.put(
                size.name().toLowerCase(Locale.ROOT),
                new Members()
                        .with("cpu_request", needs.cpuRequest())
                        .with("cpu_limit", needs.cpuLimit())
                        .with("memory_request", needs.memoryRequest())
                        .with("memory_limit", needs.memoryLimit())
                        .entries()));
        return new PropertyValue.Entries(sizes);
    }
}
