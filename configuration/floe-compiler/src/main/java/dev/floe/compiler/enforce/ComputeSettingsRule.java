package dev.floe.compiler.enforce;

import dev.floe.compiler.resolve.ResolvedProduct;
import dev.floe.spi.compute.ComputePlugin;
import dev.floe.spi.problem.ProblemCollector;
import java.util.Map;
import java.util.Optional;

/** The configuration of each approved compute holds only settings that its plugin takes, with values that fit. */
final class ComputeSettingsRule implements Rule {
    private final Map<String, ComputePlugin> computes;

    ComputeSettingsRule(Map<String, ComputePlugin> computes) {
        this.computes = computes;
    }

    @Override
    public String name() {
        return "compute-settings";
    }

    @Override
    public String description() {
        return "The configuration of each approved compute is one that its plugin takes";
    }

    @Override
    public int check(ResolvedProduct product, ProblemCollector problems) {
        int checked = 0;
        for (ApprovedSections.Approved approved : ApprovedSections.of(product)) {
            Optional<ComputePlugin> plugin =
                    Optional.ofNullable(computes.get(approved.name().value()));
            if (plugin.isPresent()) {
                SettingsCheck check = new SettingsCheck(
                        "compute", plugin.get().name(), plugin.get().settings());
                approved.section().config().forEach((key, value) -> check.check(key, value, problems));
                checked += approved.section().config().size();
            }
        }
        return checked;
    }
}
