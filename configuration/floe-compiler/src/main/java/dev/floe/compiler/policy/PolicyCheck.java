package dev.floe.compiler.policy;

import dev.floe.compiler.document.PolicySection;
import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.load.LoadedManifest;
import dev.floe.documents.Located;
import dev.floe.spi.artifact.Policy;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks the types of the expressions in the policies of manifests. */
public final class PolicyCheck {
    private final Map<String, String> texts;

    /** @param texts of the files that were read, by path */
    public PolicyCheck(Map<String, String> texts) {
        this.texts = Map.copyOf(texts);
    }

    /**
     * Reports what does not fit.
     *
     * @return how many expressions were looked at
     */
    public int check(List<LoadedManifest> chain, ProblemCollector problems) {
        List<Located<PolicySection>> policies = chain.stream()
                .flatMap(manifest -> manifest.document().governance().stream())
                .flatMap(governance -> governance.policies().values().stream())
                .toList();
        if (policies.isEmpty()) {
            return 0;
        }
        PolicyLanguage language = new PolicyLanguage();
        int checked = 0;
        for (Located<PolicySection> located : policies) {
            PolicySection policy = located.value();
            Optional<Policy.Over> over = policy.over().map(Located::value);
            if (over.isPresent()) {
                for (Located<String> expression : Stream.concat(policy.where().stream(), policy.require().stream())
                        .toList()) {
                    checked++;
                    check(over.get(), expression, language, problems);
                }
            }
        }
        return checked;
    }

    private void check(
            Policy.Over over, Located<String> expression, PolicyLanguage language, ProblemCollector problems) {
        for (PolicyIssue issue : language.check(over, expression.value())) {
            problems.add(Problem.error(
                            CompilerError.POLICY_NOT_READABLE,
                            ExpressionPlaces.of(texts, expression, issue),
                            "The expression does not fit: %s".formatted(issue.message()))
                    .withHelp("it sees %s; 'floe explain %s' lists their fields"
                            .formatted(
                                    switch (over) {
                                        case NODES -> "'node'";
                                        case COLUMNS -> "'node' and 'column'";
                                        case EDGES -> "'child' and 'parent'";
                                    },
                                    CompilerError.POLICY_NOT_READABLE.id())));
        }
    }
}
