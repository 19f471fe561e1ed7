package dev.floe.compiler.enforce;

import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.resolve.Approval;
import dev.floe.compiler.resolve.Facet;
import dev.floe.compiler.resolve.ResolvedProduct;
import dev.floe.documents.Located;
import dev.floe.documents.NearestName;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.util.List;
import java.util.stream.Stream;

/** Whatever chooses a compute chooses an approved one. */
final class ApprovedComputesRule implements Rule {
    @Override
    public String name() {
        return "approved-computes";
    }

    @Override
    public String description() {
        return "Each transform and model runs on an approved compute";
    }

    @Override
    public int check(ResolvedProduct product, ProblemCollector problems) {
        if (!product.knows(Facet.APPROVED_COMPUTES)) {
            return 0;
        }
        new DbtRuntimeCheck().check(product, problems);
        Approval approval = product.platform().approval();
        List<Located<String>> choices = Stream.concat(
                        product.transforms().stream()
                                .flatMap(transform -> transform.source().section().compute().stream()),
                        product.models().stream().flatMap(model -> model.own().stream()))
                .toList();
        choices.stream()
                .filter(choice -> !approval.names().contains(choice.value()))
                .distinct()
                .map(choice -> problem(choice, approval))
                .forEach(problems::add);
        return product.transforms().size() + product.models().size();
    }

    private static Problem problem(Located<String> choice, Approval approval) {
        String approved = String.join(", ", approval.names());
        String help = NearestName.of(choice.value(), approval.names())
                .map("did you mean '%s'?"::formatted)
                .orElseGet(() -> approval.isBuiltIn()
                        ? "write a manifest.yaml that approves '%s' and put it beside floe.yaml"
                                .formatted(choice.value())
                        : "choose an approved compute, or ask the platform team to approve '%s'"
                                .formatted(choice.value()));
        if (approval.isBuiltIn()) {
            return Problem.error(
                            CompilerError.COMPUTE_NOT_APPROVED,
                            choice.place(),
                            "Compute '%s' is not approved: the product has no manifest, and floe's own platform has %s"
                                    .formatted(choice.value(), approved))
                    .withHelp(help);
        }
        return Problem.error(
                        CompilerError.COMPUTE_NOT_APPROVED,
                        choice.place(),
                        "Compute '%s' is not approved by manifest '%s'".formatted(choice.value(), approval.manifest()))
                .withRelated(approval.place().orElseThrow(), "approved here: " + approved)
                .withHelp(help);
    }
}
