package dev.floe.compiler.enforce;

import dev.floe.compiler.resolve.ResolvedProduct;
import dev.floe.spi.artifact.Evidence;
import dev.floe.spi.artifact.Gate;
import dev.floe.spi.artifact.RuleResult;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A product for which every rule was checked and holds.
 *
 * @param gates what its tables keep when they are published, by the unique id of their nodes
 */
public record CompliantProduct(
        ResolvedProduct resolved, List<RuleResult> rules, Evidence evidence, Map<String, List<Gate>> gates) {
    public CompliantProduct {
        rules = List.copyOf(rules);
        gates = Collections.unmodifiableMap(new LinkedHashMap<>(gates));
    }
}
