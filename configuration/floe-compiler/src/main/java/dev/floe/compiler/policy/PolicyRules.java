package dev.floe.compiler.policy;

import dev.floe.compiler.rule.ProjectRule;
import dev.floe.spi.artifact.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes rules of the policies in force. */
public final class PolicyRules {
    private PolicyRules() {}

    /**
     * Makes them.
     *
     * @param policies by name; those that cannot be read are left out, since the manifest that has them is refused
     */
    public static List<ProjectRule> of(Map<String, Policy> policies) {
        if (policies.isEmpty()) {
            return List.of();
        }
        PolicyLanguage language = new PolicyLanguage();
        List<ProjectRule> rules = new ArrayList<>();
        policies.forEach((name, policy) -> {
            boolean isReadable = language.check(policy.over(), policy.require()).isEmpty()
                    && policy.where()
                            .map(where -> language.check(policy.over(), where).isEmpty())
                            .orElse(true);
            if (isReadable) {
                rules.add(new PolicyRule(name, policy, language));
            }
        });
        return rules;
    }
}
