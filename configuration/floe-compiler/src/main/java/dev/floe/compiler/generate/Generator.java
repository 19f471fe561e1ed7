package dev.floe.compiler.generate;

import dev.floe.compiler.document.DeclaredScope;
import dev.floe.compiler.enforce.CompliantProduct;
import dev.floe.compiler.load.LoadedManifest;
import dev.floe.compiler.load.LoadedProduct;
import dev.floe.compiler.resolve.EffectivePlatform;
import dev.floe.compiler.resolve.ResolvedModel;
import dev.floe.compiler.resolve.ResolvedProduct;
import dev.floe.compiler.resolve.ResolvedTransform;
import dev.floe.documents.Located;
import dev.floe.spi.artifact.CompiledArtifacts;
import dev.floe.spi.artifact.Compute;
import dev.floe.spi.artifact.ComputeRegistry;
import dev.floe.spi.artifact.DbtProfile;
import dev.floe.spi.artifact.ManifestReference;
import dev.floe.spi.artifact.Node;
import dev.floe.spi.artifact.Product;
import dev.floe.spi.artifact.Scope;
import dev.floe.spi.artifact.Transform;
import dev.floe.spi.compute.ComputeConfiguration;
import dev.floe.spi.compute.ComputePlugin;
import dev.floe.spi.compute.DbtTarget;
import dev.floe.spi.compute.ResourceRequirements;
import dev.floe.spi.compute.WorkloadSize;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes down what holds for a product that complies. */
public final class Generator {
    private final Map<String, ComputePlugin> computes;

    /** @param computes the plugins, by the name of their compute */
    public Generator(Map<String, ComputePlugin> computes) {
        this.computes = computes;
    }

    public CompiledArtifacts generate(CompliantProduct compliant) {
        ResolvedProduct resolved = compliant.resolved();
        LoadedProduct loaded = resolved.valid().loaded();
        EffectivePlatform platform = resolved.platform();
        String dbtProject = loaded.dbtProject().name().map(Located::value).orElseThrow();
        Product product = new Product(
                loaded.document().name().map(Located::value).orElse(dbtProject),
                loaded.document().version().map(Located::value),
                dbtProject);
        String fallback = platform.approval().fallback().orElseThrow().compute();
        return new CompiledArtifacts(
                product,
                loaded.inputs(),
                loaded.platform().chain().stream().map(Generator::reference).toList(),
                new ComputeRegistry(registry(platform), fallback),
                platform.plugins(),
                platform.dataArchitecture(),
                platform.governance(),
                resolved.transforms().stream().map(Generator::transform).toList(),
                resolved.models().stream().map(model -> node(model, dbtProject)).toList(),
                compliant.gates(),
                resolved.valid().schedule(),
                platform.environments(),
                new DbtProfile(loaded.dbtProject().profile().orElse(dbtProject), fallback, targets(platform)),
                compliant.rules(),
                compliant.evidence(),
                platform.origins());
    }

    private static ManifestReference reference(LoadedManifest manifest) {
        Scope scope = manifest.document()
                .scope()
                .map(declared -> declared.value() == DeclaredScope.ENTERPRISE ? Scope.ENTERPRISE : Scope.DOMAIN)
                .orElse(Scope.CENTRAL);
        return new ManifestReference(
                manifest.path(),
                manifest.document().name().map(Located::value),
                manifest.document().version().map(Located::value),
                scope,
                manifest.sha256());
    }

    private Map<String, Compute> registry(EffectivePlatform platform) {
        Map<String, Compute> registry = new LinkedHashMap<>();
        platform.computes().forEach((name, configuration) -> registry.put(name, compute(configuration)));
        return registry;
    }

    private Compute compute(ComputeConfiguration configuration) {
        ComputePlugin plugin = plugin(configuration.name());
        Map<WorkloadSize, ResourceRequirements> resources = new EnumMap<>(WorkloadSize.class);
        for (WorkloadSize size : WorkloadSize.values()) {
            resources.put(size, plugin.resources(size));
        }
        return new Compute(configuration, plugin.version(), plugin.hosting(), plugin.requiredDbtPackages(), resources);
    }

    private Map<String, DbtTarget> targets(EffectivePlatform platform) {
        Map<String, DbtTarget> targets = new LinkedHashMap<>();
        platform.computes()
                .forEach((name, configuration) -> targets.put(name, plugin(name).dbtTarget(configuration)));
        return targets;
    }

    private ComputePlugin plugin(String name) {
        return Optional.ofNullable(computes.get(name))
                .orElseThrow(() -> new IllegalStateException("No plugin for compute " + name));
    }

    private static Transform transform(ResolvedTransform transform) {
        List<String> tags =
                transform.source().section().tags().stream().map(Located::value).toList();
        return new Transform(
                "dbt",
                transform.source().path(),
                transform.compute().orElseThrow(),
                transform.choice(),
                transform.layer().map(Located::value),
                tags);
    }

    private static Node node(ResolvedModel model, String project) {
        return new Node(
                "model." + project + "." + model.source().name(),
                model.source().name(),
                model.source().path(),
                model.compute().orElseThrow(),
                model.choice(),
                model.transform().map(transform -> transform.path()),
                model.transform()
                        .flatMap(transform -> transform.section().layer())
                        .map(Located::value));
    }
}
