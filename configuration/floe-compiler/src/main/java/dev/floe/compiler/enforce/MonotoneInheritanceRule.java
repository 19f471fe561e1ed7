package dev.floe.compiler.enforce;

import dev.floe.compiler.resolve.ResolvedProduct;
import dev.floe.spi.problem.ProblemCollector;

/** No manifest weakens what a manifest above it demands. The resolver finds the violations while it lays them over each other. */
final class MonotoneInheritanceRule implements Rule {
    @Override
    public String name() {
        return "monotone-inheritance";
    }

    @Override
    public String description() {
        return "No manifest weakens what a manifest above it demands";
    }

    @Override
    public int check(ResolvedProduct product, ProblemCollector problems) {
        product.violations().forEach(problems::add);
        return product.inherited();
    }
}
