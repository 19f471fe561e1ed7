package dev.floe.compiler.enforce;

import dev.floe.compiler.port.PortContract;
import dev.floe.compiler.project.ProductProject;
import dev.floe.compiler.resolve.ResolvedProduct;
import dev.floe.spi.artifact.Evidence;
import dev.floe.spi.artifact.Gate;
import dev.floe.spi.artifact.RuleResult;
import dev.floe.spi.compute.ComputePlugin;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.storage.StoragePlugin;
import java.time.LocalDate;
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
     * @param texts of the files that were read, by path
     */
    public Enforcer(
            Map<String, ComputePlugin> computes, Map<String, StoragePlugin> storages, Map<String, String> texts) {
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
                new MonotoneActionsRule(),
                new NamePatternsRule(),
                new PoliciesRule(texts),
                new GateChecksRule(),
                new RuleNamesRule(),
                new NoCredentialsRule());
    }

    /**
     * Checks all rules, whatever the phases before found.
     *
     * @param project the parsed dbt project; empty where it cannot be parsed, which was reported
     * @param today decides which exemptions have expired
     */
    public Enforcement enforce(
            ResolvedProduct product, Optional<ProductProject> project, LocalDate today, ProblemCollector problems) {
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
        Evidence evidence = Evidence.NONE;
        Map<String, List<Gate>> gates = Map.of();
        Map<String, Integer> violations = Map.of();
        if (project.isPresent()) {
            ProjectEnforcer enforcer = new ProjectEnforcer(project.get(), today, problems);
            results.addAll(enforcer.check());
            gates = enforcer.gates();
            evidence = enforcer.evidence();
            violations = enforcer.violations();
        }
        MeshEnforcer mesh = new MeshEnforcer(product, problems);
        List<PortContract> contracts = mesh.check(project);
        results.addAll(mesh.results());
        return new Enforcement(
                problems.hasErrors()
                        ? Optional.empty()
                        : Optional.of(new CompliantProduct(product, results, evidence, gates)),
                violations,
                contracts);
    }
}
