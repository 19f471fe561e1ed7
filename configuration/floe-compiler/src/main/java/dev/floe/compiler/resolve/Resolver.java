package dev.floe.compiler.resolve;

import dev.floe.compiler.load.DbtModel;
import dev.floe.compiler.load.DbtProject;
import dev.floe.compiler.validate.ValidProduct;
import dev.floe.compiler.validate.ValidTransform;
import dev.floe.documents.Located;
import dev.floe.spi.artifact.ComputeChoice;
import dev.floe.spi.compute.ComputePlugin;
import dev.floe.spi.problem.ProblemCollector;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Works out what is in force: the effective platform, and the compute of every transform and model. */
public final class Resolver {
    private Resolver() {}

    /**
     * Resolves a product.
     *
     * @param computes the plugins, by the name of their compute
     */
    public static ResolvedProduct resolve(
            ValidProduct product, Map<String, ComputePlugin> computes, ProblemCollector problems) {
        Inheritance.Result inheritance =
                Inheritance.of(product.loaded().platform().chain(), computes);
        EffectivePlatform platform =
                OwnNamespaces.lay(product.loaded(), PlatformResolver.resolve(inheritance.settings()));
        Optional<String> fallback = platform.approval().fallback().map(Approval.Fallback::compute);
        List<ResolvedModel> models = models(product, fallback, problems);
        List<ResolvedTransform> transforms = product.transforms().stream()
                .map(transform -> transform(transform, fallback, models))
                .toList();
        return new ResolvedProduct(
                product,
                platform,
                UnknownFacets.of(product.loaded().platform()),
                transforms,
                models,
                inheritance.violations(),
                inheritance.compared());
    }

    private static ResolvedTransform transform(
            ValidTransform transform, Optional<String> fallback, List<ResolvedModel> models) {
        Optional<String> own = transform.section().compute().map(Located::value);
        int held = (int) models.stream()
                .filter(model -> model.transform().equals(Optional.of(transform)))
                .count();
        return new ResolvedTransform(
                transform,
                own.or(() -> fallback),
                own.isPresent() ? ComputeChoice.TRANSFORM : ComputeChoice.DEFAULT,
                held);
    }

    private static List<ResolvedModel> models(
            ValidProduct product, Optional<String> fallback, ProblemCollector problems) {
        DbtProject project = product.loaded().dbtProject();
        ModelTree tree = new ModelTree(
                project.modelTree(), project.name().map(Located::value).orElse(""), problems);
        return project.models().stream()
                .map(model -> {
                    Optional<Located<String>> own = model.compute()
                            .or(() -> Optional.ofNullable(
                                    project.propertyComputes().get(model.name())))
                            .or(() -> tree.computeOf(model));
                    return model(model, own, product.transforms(), fallback);
                })
                .toList();
    }

    private static ResolvedModel model(
            DbtModel model, Optional<Located<String>> own, List<ValidTransform> transforms, Optional<String> fallback) {
        Optional<ValidTransform> transform = transforms.stream()
                .filter(candidate -> candidate.contains(model.path()))
                .max(Comparator.comparingInt(candidate -> candidate.path().length()));
        if (own.isPresent()) {
            return new ResolvedModel(model, own.map(Located::value), ComputeChoice.MODEL, own, transform);
        }
        Optional<String> ofTransform =
                transform.flatMap(holder -> holder.section().compute()).map(Located::value);
        return new ResolvedModel(
                model,
                ofTransform.or(() -> fallback),
                ofTransform.isPresent() ? ComputeChoice.TRANSFORM : ComputeChoice.DEFAULT,
                own,
                transform);
    }
}
