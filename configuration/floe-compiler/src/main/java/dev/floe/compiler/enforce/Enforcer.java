package dev.floe.compiler.enforce;

import dev.floe.compiler.resolve.ResolvedProduct;
import dev.floe.spi.artifact.RuleResult;
import dev.floe.spi.compute.ComputePlugin;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.storage.StoragePlugin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks every rule on what is in force. */
public final class Enforcer {
    private final List<Rule> rules;

    /**
     * @param computes the plugins, by the name of their compute
     * @param storages the plugins, by the name of their storage
     */
    public Enforcer(Map<String, ComputePlugin> computes, Map<String, StoragePlugin> storages) {
        this.rules = List.of(
                new SomethingApprovedRule(),
                new ApprovedComputesRule(),
                new DefaultComputeRule(),
                new KnownComputesRule(computes.keySet()),
                new ComputeSettingsRule(computes),
                new StorageRule(storages),
                new CatalogRule(),
                new KnownLayersRule(),
                new ModelsPresentRule(),
                new EnvironmentSecretsRule(),
                new MonotoneInheritanceRule(),
                new NoCredentialsRule());
    }

    /**
     * Checks all rules, whatever the phases before found.
     *
     * @return empty if anything at all is wrong
     */
    public Optional<CompliantProduct> enforce(ResolvedProduct product, ProblemCollector problems) {
        List<RuleResult> results = new ArrayList<>();
        for (Rule rule : rules) {
            ProblemCollector ofRule = new ProblemCollector();
            int checked = rule.check(product, ofRule);
            ofRule.problems().forEach(problems::add);
            int warnings = (int) ofRule.problems().stream()
                    .filter(problem -> !problem.isError())
                    .count();
            results.add(new RuleResult(rule.name(), rule.description(), checked, warnings));
        }
        return problems.hasErrors() ? Optional.empty() : Optional.of(new CompliantProduct(product, results));
    }
}
