package dev.floe.compiler.resolve;

import dev.floe.compiler.validate.ValidProduct;
import dev.floe.spi.problem.Problem;
import java.util.List;
import java.util.Set;

/**
 * A product with everything that is in force for it.
 *
 * @param unknown what of the platform could not be read, so that nothing can be checked against it
 * @param violations where a manifest breaks a rule of inheritance
 * @param inherited how many values were set by more than one manifest
 */
public record ResolvedProduct(
        ValidProduct valid,
        EffectivePlatform platform,
        Set<Facet> unknown,
        List<ResolvedTransform> transforms,
        List<ResolvedModel> models,
        List<Problem> violations,
        int inherited) {
    public ResolvedProduct {
        unknown = Set.copyOf(unknown);
        transforms = List.copyOf(transforms);
        models = List.copyOf(models);
        violations = List.copyOf(violations);
    }

    public boolean knows(Facet facet) {
        return !unknown.contains(facet);
    }
}
