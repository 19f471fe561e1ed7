package dev.floe.compiler.enforce;

import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.resolve.ResolvedProduct;
import dev.floe.documents.NearestName;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Each approved compute is one that an installed plugin knows. */
final class KnownComputesRule implements Rule {
    private final Set<String> known;

    KnownComputesRule(Set<String> known) {
        this.known = known;
    }

    @Override
    public String name() {
        return "known-computes";
    }

    @Override
    public String description() {
        return "Each approved compute has an installed plugin";
    }

    @Override
    public int check(ResolvedProduct product, ProblemCollector problems) {
        AtomicInteger checked = new AtomicInteger();
        ApprovedSections.of(product).forEach(approved -> {
            checked.incrementAndGet();
            if (!known.contains(approved.name().value())) {
                problems.add(Problem.error(
                                CompilerError.UNKNOWN_COMPUTE,
                                approved.name().place(),
                                "Compute '%s' is known to no installed plugin"
                                        .formatted(approved.name().value()))
                        .withHelp(NearestName.of(approved.name().value(), known)
                                .map("did you mean '%s'?"::formatted)
                                .orElse("installed are %s".formatted(String.join(", ", known)))));
            }
        });
        return checked.get();
    }
}
