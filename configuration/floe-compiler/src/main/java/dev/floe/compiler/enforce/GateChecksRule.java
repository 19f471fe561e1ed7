package dev.floe.compiler.enforce;

import dev.floe.compiler.load.LoadedManifest;
import dev.floe.compiler.resolve.ResolvedProduct;
import dev.floe.compiler.rule.CheckSql;
import dev.floe.documents.Located;
import dev.floe.spi.artifact.Measure;
import dev.floe.spi.artifact.Threshold;
import dev.floe.spi.problem.ProblemCollector;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The queries of gates only read the rows that they are about. */
final class GateChecksRule implements Rule {
    @Override
    public String name() {
        return "gate-checks";
    }

    @Override
    public String description() {
        return "The queries of gates are one SELECT each, which reads nothing but the new rows";
    }

    @Override
    public int check(ResolvedProduct product, ProblemCollector problems) {
        int checked = 0;
        for (LoadedManifest manifest : product.valid().loaded().platform().chain()) {
            checked += manifest.document().dataArchitecture().stream()
                    .flatMap(architecture -> architecture.layers().values().stream())
                    .flatMap(layer -> layer.value().qualityGates().stream())
                    .mapToInt(gates -> check(gates.thresholds(), problems))
                    .sum();
        }
        return checked;
    }

    /** Looks at each query once, also where it has two limits; says how many there are. */
    static int check(List<Located<Threshold>> thresholds, ProblemCollector problems) {
        Set<Measure> checked = new HashSet<>();
        for (Located<Threshold> threshold : thresholds) {
            if (threshold.value().measure() instanceof Measure.Check check && checked.add(check)) {
                CheckSql.problem(check, threshold.place()).ifPresent(problems::add);
            }
        }
        return checked.size();
    }
}
