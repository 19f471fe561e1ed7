package dev.floe.compiler.enforce;

import dev.floe.compiler.document.ComputeSection;
import dev.floe.compiler.document.PluginsSection;
import dev.floe.compiler.document.SelectionSection;
import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.load.LoadedManifest;
import dev.floe.compiler.resolve.Facet;
import dev.floe.compiler.resolve.ResolvedProduct;
import dev.floe.documents.Located;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.util.List;
import java.util.Optional;

/** A manifest that lists approved computes approves at least one. */
final class SomethingApprovedRule implements Rule {
    @Override
    public String name() {
        return "something-approved";
    }

    @Override
    public String description() {
        return "Each list of approved computes holds at least one";
    }

    @Override
    public int check(ResolvedProduct product, ProblemCollector problems) {
        if (!product.knows(Facet.APPROVED_COMPUTES)) {
            return 0;
        }
        int checked = 0;
        for (LoadedManifest manifest : product.valid().loaded().platform().chain()) {
            Optional<Located<List<Located<SelectionSection>>>> approved = manifest.document()
                    .plugins()
                    .flatMap(PluginsSection::compute)
                    .flatMap(ComputeSection::approved);
            if (approved.isPresent()) {
                checked++;
                if (approved.get().value().isEmpty()) {
                    problems.add(Problem.error(
                                    CompilerError.NOTHING_APPROVED,
                                    approved.get().label(),
                                    "The list of approved computes is empty")
                            .withHelp("approve at least one, such as duckdb, or remove the key"));
                }
            }
        }
        return checked;
    }
}
