package dev.floe.compiler.enforce;

import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.resolve.Approval;
import dev.floe.compiler.resolve.Approval.Fallback;
import dev.floe.compiler.resolve.Facet;
import dev.floe.compiler.resolve.ResolvedProduct;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;

/** The default compute is an approved one. */
final class DefaultComputeRule implements Rule {
    @Override
    public String name() {
        return "default-compute";
    }

    @Override
    public String description() {
        return "The default compute is among the approved ones";
    }

    @Override
    public int check(ResolvedProduct product, ProblemCollector problems) {
        Approval approval = product.platform().approval();
        if (!product.knows(Facet.APPROVED_COMPUTES) || approval.names().isEmpty()) {
            return 0;
        }
        if (approval.fallback().isEmpty()) {
            problems.add(missing(approval));
            return 1;
        }
        Fallback fallback = approval.fallback().get();
        if (!approval.names().contains(fallback.compute())) {
            problems.add(notApproved(approval, fallback));
        }
        return 1;
    }

    private static Problem missing(Approval approval) {
        return Problem.error(
                        CompilerError.DEFAULT_MISSING,
                        approval.place().orElseThrow(),
                        "Manifest '%s' approves %s, but none of them is the default"
                                .formatted(approval.manifest(), String.join(", ", approval.names())))
                .withHelp("add default: %s".formatted(approval.names().getFirst()));
    }

    private static Problem notApproved(Approval approval, Fallback fallback) {
        String approved = String.join(", ", approval.names());
        if (approval.place().isEmpty()) {
            return Problem.error(
                            CompilerError.DEFAULT_NOT_APPROVED,
                            fallback.place().orElseThrow(),
                            "The default compute '%s' is not approved: manifest '%s' has no approved list, so only %s is"
                                    .formatted(fallback.compute(), fallback.manifest(), approved))
                    .withHelp("add approved: [%s]".formatted(fallback.compute()));
        }
        boolean isOfParent = !fallback.manifest().equals(approval.manifest());
        String message = isOfParent
                ? "The default compute '%s' of manifest '%s' is not approved by manifest '%s'"
                        .formatted(fallback.compute(), fallback.manifest(), approval.manifest())
                : "The default compute '%s' is not approved by manifest '%s'"
                        .formatted(fallback.compute(), approval.manifest());
        return isOfParent
                ? Problem.error(
                                CompilerError.DEFAULT_NOT_APPROVED,
                                approval.place().get(),
                                message)
                        .withRelated(fallback.place().orElseThrow(), "the default")
                        .withHelp("set a default of its own: one of %s".formatted(approved))
                : Problem.error(
                                CompilerError.DEFAULT_NOT_APPROVED,
                                fallback.place().orElseThrow(),
                                message)
                        .withRelated(approval.place().get(), "approved here: " + approved)
                        .withHelp("choose one of %s, or approve '%s'".formatted(approved, fallback.compute()));
    }
}
