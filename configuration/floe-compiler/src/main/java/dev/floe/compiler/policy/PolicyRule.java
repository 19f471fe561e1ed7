package dev.floe.compiler.policy;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.project.ProductProject;
import dev.floe.compiler.rule.ProjectRule;
import dev.floe.compiler.rule.RuleFacts;
import dev.floe.compiler.rule.RuleRecorder;
import dev.floe.compiler.rule.Violation;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.select.ResourceType;
import dev.floe.spi.artifact.Policy;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** One policy of a platform team. */
final class PolicyRule implements ProjectRule {
    private static final Set<ResourceType> NODES =
            Set.of(ResourceType.MODEL, ResourceType.SEED, ResourceType.SNAPSHOT, ResourceType.SOURCE);

    private final String name;
    private final Policy policy;
    private final Optional<CelRuntime.Program> where;
    private final CelRuntime.Program require;
    private final PolicyLanguage language;
    private final PolicyBudget budget = new PolicyBudget();

    PolicyRule(String name, Policy policy, PolicyLanguage language) {
        this.name = name;
        this.policy = policy;
        this.language = language;
        this.where = policy.where().map(expression -> language.program(policy.over(), expression));
        this.require = language.program(policy.over(), policy.require());
    }

    @Override
    public RuleFacts facts() {
        return new RuleFacts(
                name,
                CompilerError.POLICY_VIOLATED,
                policy.message(),
                List.of(setting()),
                "the node, the column or the reference that the policy is about");
    }

    private String setting() {
        return "governance.policies." + name;
    }

    @Override
    public void check(ProductProject project, RuleRecorder recorder) {
        PolicyValues values = new PolicyValues(project);
        for (ManifestNode node : project.own(NODES)) {
            if (budget.isExhausted()) {
                // It was said of the node that exhausted it.
                return;
            }
            switch (policy.over()) {
                case NODES -> checkNode(project, values, node, recorder);
                case COLUMNS -> checkColumns(project, values, node, recorder);
                case EDGES -> checkEdges(project, values, node, recorder);
            }
        }
    }

    private void checkNode(ProductProject project, PolicyValues values, ManifestNode node, RuleRecorder recorder) {
        evaluate(
                node,
                Map.of("node", values.node(node)),
                () -> project.places().declaration(node),
                "%s '%s'".formatted(kind(node), node.name()),
                recorder);
    }

    private void checkColumns(ProductProject project, PolicyValues values, ManifestNode node, RuleRecorder recorder) {
        Map<String, Object> seen = values.node(node);
        if (seen.get("columns") instanceof List<?> columns) {
            for (Object column : columns) {
                if (column instanceof Map<?, ?> fields) {
                    String called = String.valueOf(fields.get("name"));
                    evaluate(
                            node,
                            Map.of("node", seen, "column", column),
                            () -> project.places().column(node, called).orElseGet(() -> project.places()
                                    .declaration(node)),
                            "Column '%s' of %s '%s'"
                                    .formatted(called, node.resourceType().text(), node.name()),
                            recorder);
                }
            }
        }
    }

    private void checkEdges(ProductProject project, PolicyValues values, ManifestNode node, RuleRecorder recorder) {
        for (ManifestNode parent : project.parents(node)) {
            evaluate(
                    node,
                    Map.of("child", values.node(node), "parent", values.node(parent)),
                    () -> project.places().reference(node, parent).orElseGet(() -> project.places()
                            .file(node)),
                    "%s '%s' reads %s '%s'"
                            .formatted(
                                    kind(node),
                                    node.name(),
                                    parent.resourceType().text(),
                                    parent.name()),
                    recorder);
        }
    }

    private void evaluate(
            ManifestNode node, Map<String, Object> seen, Supplier<Place> place, String subject, RuleRecorder recorder) {
        try {
            language.begin(budget);
            if (where.isPresent() && !isTrue(where.get(), seen)) {
                return;
            }
            recorder.checked(node);
            if (!isTrue(require, seen)) {
                recorder.violated(new Violation(
                        node,
                        Problem.error(
                                        CompilerError.POLICY_VIOLATED,
                                        place.get(),
                                        "%s: %s".formatted(subject, policy.message()))
                                .withHelp("policy '%s' asks for: %s"
                                        .formatted(name, policy.require().strip())),
                        setting(),
                        policy.onFailure()));
            }
        } catch (CelEvaluationException | PolicyBudgetException failed) {
            recorder.violated(new Violation(
                    node,
                    Problem.error(
                                    CompilerError.POLICY_FAILED,
                                    place.get(),
                                    "%s: policy '%s' cannot be evaluated: %s".formatted(subject, name, reason(failed)))
                            .withHelp("guard optional keys by has(), and keep the expression small"),
                    setting(),
                    policy.onFailure()));
        }
    }

    private static String reason(Exception failed) {
        Throwable cause = failed;
        while (cause.getCause() != null && !(cause instanceof PolicyBudgetException)) {
            cause = cause.getCause();
        }
        String message = Optional.ofNullable(cause.getMessage()).orElse("it failed");
        return message.replaceFirst("^evaluation error( at [^:]*:\\d+)?: ", "").replaceAll("\\.$", "");
    }

    private boolean isTrue(CelRuntime.Program program, Map<String, Object> seen) throws CelEvaluationException {
        return Boolean.TRUE.equals(program.trace(seen, budget));
    }

    private static String kind(ManifestNode node) {
        String kind = node.resourceType().text();
        return Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
    }
}
