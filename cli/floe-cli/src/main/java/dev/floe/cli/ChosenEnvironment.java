package dev.floe.cli;

import dev.floe.documents.NearestName;
import dev.floe.spi.artifact.CompiledArtifacts;
import dev.floe.spi.artifact.Compute;
import dev.floe.spi.artifact.ComputeRegistry;
import dev.floe.spi.artifact.DataArchitecture;
import dev.floe.spi.artifact.EnvironmentBinding;
import dev.floe.spi.artifact.EnvironmentBinding.LayerBinding;
import dev.floe.spi.artifact.Layer;
import dev.floe.spi.artifact.Origin;
import dev.floe.spi.artifact.PluginSelection;
import dev.floe.spi.compute.ComputeConfiguration;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/** Lays what the environment that a command chooses sets over what a product has compiled to. */
final class ChosenEnvironment {
    static final String OPTION = "--env";

    private ChosenEnvironment() {}

    static void addTo(CommandSpec specification) {
        specification.addOption(GlobalOption.value(
                OPTION, "NAME", "The environment of the manifest (default: what holds without one)"));
    }

    /**
     * The artifacts as one environment has them.
     *
     * @throws FloeException if there is none of that name
     */
    static CompiledArtifacts in(CompiledArtifacts artifacts, String name) {
        EnvironmentBinding binding = Optional.ofNullable(
                        artifacts.environments().get(name))
                .orElseThrow(() -> unknown(name, artifacts.environments().keySet()));
        Map<String, PluginSelection> plugins = new LinkedHashMap<>(artifacts.plugins());
        plugins.putAll(binding.plugins());
        return new CompiledArtifacts(
                artifacts.product(),
                artifacts.inputs(),
                artifacts.manifests(),
                registry(artifacts.computeRegistry(), binding.connectionSecretRefs()),
                plugins,
                architecture(artifacts.dataArchitecture(), binding.layers()),
                artifacts.governance(),
                artifacts.transforms(),
                artifacts.nodes(),
                artifacts.gates(),
                artifacts.schedule(),
                artifacts.environments(),
                artifacts.dbtProfile(),
                artifacts.rules(),
                artifacts.evidence(),
                origins(artifacts.origins(), "environments." + name + "."));
    }

    private static ComputeRegistry registry(ComputeRegistry registry, Map<String, String> secrets) {
        Map<String, Compute> configs = new LinkedHashMap<>(registry.configs());
        configs.replaceAll((name, compute) -> Optional.ofNullable(secrets.get(name))
                .map(secret -> withSecret(compute, secret))
                .orElse(compute));
        return new ComputeRegistry(configs, registry.defaultCompute());
    }

    private static Compute withSecret(Compute compute, String secret) {
        ComputeConfiguration configuration = compute.configuration();
        return new Compute(
                new ComputeConfiguration(configuration.name(), Optional.of(secret), configuration.properties()),
                compute.pluginVersion(),
                compute.hosting(),
                compute.requiredDbtPackages(),
                compute.resources());
    }

    private static DataArchitecture architecture(DataArchitecture architecture, Map<String, LayerBinding> bindings) {
        Map<String, Layer> layers = new LinkedHashMap<>(architecture.layers());
        layers.replaceAll((name, layer) -> Optional.ofNullable(bindings.get(name))
                .map(binding -> layer.at(
                        binding.namespace().orElse(layer.namespace()),
                        binding.location().or(layer::location)))
                .orElse(layer));
        return new DataArchitecture(architecture.pattern(), layers, architecture.naming());
    }

    /** What the environment sets has its origin there. */
    private static Map<String, Origin> origins(Map<String, Origin> origins, String environment) {
        Map<String, Origin> bound = new LinkedHashMap<>(origins);
        origins.forEach((path, origin) -> {
            if (path.startsWith(environment)) {
                platformPath(path.substring(environment.length())).ifPresent(set -> bound.put(set, origin));
            }
        });
        return bound;
    }

    /** What a key of an environment sets; empty for what the platform itself has no value of. */
    private static Optional<String> platformPath(String path) {
        String rest = path.substring(path.indexOf('.') + 1);
        return switch (path.substring(0, path.length() - rest.length())) {
            case "catalog.", "storage." -> Optional.of("plugins." + path);
            case "layers." -> Optional.of("data_architecture." + path);
            case "connection_secret_refs." ->
                Optional.of("plugins.compute.approved." + rest + ".connection_secret_ref");
            default -> Optional.empty();
        };
    }

    private static FloeException unknown(String name, Set<String> known) {
        return new FloeException(
                Problem.error(CommandLineError.UNKNOWN_ENVIRONMENT, "The manifest has no environment '" + name + "'")
                        .withHelp(
                                known.isEmpty()
                                        ? "it has none: they stand under 'environments'"
                                        : NearestName.of(name, known)
                                                .map("did you mean '%s'?"::formatted)
                                                .orElse("it has " + String.join(", ", known))));
    }
}
