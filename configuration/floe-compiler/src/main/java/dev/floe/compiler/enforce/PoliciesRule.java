package dev.floe.compiler.enforce;

import dev.floe.compiler.policy.PolicyCheck;
import dev.floe.compiler.resolve.ResolvedProduct;
import dev.floe.spi.problem.ProblemCollector;
import java.util.Map;

/** The expressions of the platform team's own policies fit what they are about. */
final class PoliciesRule implements Rule {
    private final Map<String, String> texts;

    PoliciesRule(Map<String, String> texts) {
        this.texts = texts;
    }

    @Override
    public String name() {
        return "policies";
    }

    @Override
    public String description() {
        return "The expressions of policies can be read, and their types fit";
    }

    @Override
    public int check(ResolvedProduct product, ProblemCollector problems) {
        return new PolicyCheck(texts).check(product.valid().loaded().platform().chain(), problems);
    }
}
