package dev.floe.compiler.enforce;

import dev.floe.compiler.resolve.ResolvedProduct;
import dev.floe.spi.artifact.Evidence;
import dev.floe.spi.artifact.RuleResult;
import java.util.List;

/** A product for which every rule was checked and holds. */
public record CompliantProduct(ResolvedProduct resolved, List<RuleResult> rules, Evidence evidence) {
    public CompliantProduct {
        rules = List.copyOf(rules);
    }
}
