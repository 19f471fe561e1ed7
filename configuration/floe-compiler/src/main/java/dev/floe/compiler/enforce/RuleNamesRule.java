package dev.floe.compiler.enforce;

import dev.floe.compiler.document.GovernanceSection;
import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.load.LoadedManifest;
import dev.floe.compiler.resolve.ResolvedProduct;
import dev.floe.compiler.rule.ProjectRules;
import dev.floe.documents.NearestName;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.util.ArrayList;
import java.util.List;

/** Actions and exemptions name rules that there are, and policies have names of their own. */
final class RuleNamesRule implements Rule {
    @Override
    public String name() {
        return "rule-names";
    }

    @Override
    public String description() {
        return "Actions and exemptions name rules or policies that there are";
    }

    @Override
    public int check(ResolvedProduct product, ProblemCollector problems) {
        List<LoadedManifest> chain = product.valid().loaded().platform().chain();
        List<String> rules = ProjectRules.names();
        List<String> known = new ArrayList<>(rules);
        chain.stream()
                .flatMap(manifest -> manifest.document().governance().stream())
                .forEach(governance -> known.addAll(governance.policies().keySet()));
        int checked = 0;
        for (LoadedManifest manifest : chain) {
            if (manifest.document().governance().isPresent()) {
                checked += check(manifest.document().governance().get(), rules, known, problems);
            }
        }
        return checked;
    }

    private static int check(
            GovernanceSection governance, List<String> rules, List<String> known, ProblemCollector problems) {
        governance.actions().forEach((rule, action) -> check(rule, action.label(), known, problems));
        governance
                .exemptions()
                .forEach(exemption ->
                        exemption.value().rule().ifPresent(rule -> check(rule.value(), rule.place(), known, problems)));
        governance.policies().forEach((name, policy) -> {
            if (rules.contains(name)) {
                problems.add(Problem.error(
                                CompilerError.UNKNOWN_RULE,
                                policy.label(),
                                "Policy '%s' has the name of a rule of floe's".formatted(name))
                        .withHelp("give it another name"));
            }
        });
        return governance.actions().size()
                + governance.exemptions().size()
                + governance.policies().size();
    }

    private static void check(String rule, Place place, List<String> known, ProblemCollector problems) {
        if (!known.contains(rule)) {
            problems.add(
                    Problem.error(CompilerError.UNKNOWN_RULE, place, "There is no rule or policy '%s'".formatted(rule))
                            .withHelp(NearestName.of(rule, known)
                                    .map("did you mean '%s'?"::formatted)
                                    .orElse("there are %s".formatted(String.join(", ", known)))));
        }
    }
}
