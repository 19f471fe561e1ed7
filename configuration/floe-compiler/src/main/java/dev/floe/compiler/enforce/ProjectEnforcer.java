package dev.floe.compiler.enforce;

import dev.floe.compiler.load.LoadedManifest;
import dev.floe.compiler.policy.PolicyRules;
import dev.floe.compiler.project.ProductProject;
import dev.floe.compiler.rule.ProjectRule;
import dev.floe.compiler.rule.ProjectRules;
import dev.floe.compiler.rule.RuleFacts;
import dev.floe.compiler.rule.RuleRecorder;
import dev.floe.compiler.rule.Violation;
import dev.floe.spi.artifact.Evidence;
import dev.floe.spi.artifact.Gate;
import dev.floe.spi.artifact.GateAction;
import dev.floe.spi.artifact.Origin;
import dev.floe.spi.artifact.RuleResult;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.problem.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Checks the rules about a product's dbt project, and weighs what they find. */
final class ProjectEnforcer {
    private final ProductProject project;
    private final Entitlement entitlement;
    private final GateActions actions;
    private final Exemptions exemptions;
    private final ProblemCollector problems;
    private final EvidenceRecord evidence = new EvidenceRecord();
    private final Map<String, Integer> violations = new TreeMap<>();

    ProjectEnforcer(ProductProject project, LocalDate today, ProblemCollector problems) {
        this.project = project;
        List<LoadedManifest> chain =
                project.product().valid().loaded().platform().chain();
        this.entitlement = new Entitlement(chain);
        this.actions = new GateActions(chain);
        this.exemptions = Exemptions.of(chain, today, problems);
        this.problems = problems;
        this.evidence.decidedOn(exemptions.isEmpty() ? Optional.empty() : Optional.of(today.toString()));
    }

    /** Checks all of them; what they say of each node is in the evidence. */
    List<RuleResult> check() {
        List<ProjectRule> rules = new ArrayList<>(ProjectRules.all());
        rules.addAll(PolicyRules.of(project.platform().governance().policies()));
        return rules.stream().map(this::check).toList();
    }

    /** What the tables of nodes keep when they are published, by unique id. */
    Map<String, List<Gate>> gates() {
        return new NodeGates(project, actions, exemptions, entitlement, problems).compile();
    }

    /** How many violations each rule that is in force has found, exempted ones too. */
    Map<String, Integer> violations() {
        return violations;
    }

    Evidence evidence() {
        return evidence.evidence(exemptions.evidence());
    }

    private RuleResult check(ProjectRule rule) {
        RuleFacts facts = rule.facts();
        RuleRecorder recorder = new RuleRecorder();
        rule.check(project, recorder);
        if (facts.isInForce(project.platform().origins())) {
            violations.put(facts.name(), recorder.violations().size());
        }
        int warnings = 0;
        for (Violation violation : recorder.violations()) {
            warnings += weigh(facts, violation) == Outcome.WARNED ? 1 : 0;
        }
        evidence.passed(facts.name(), recorder);
        return new RuleResult(
                facts.name(), facts.description(), recorder.checked().size(), warnings);
    }

    private enum Outcome {
        BLOCKED,
        WARNED,
        LET_PASS
    }

    private Outcome weigh(RuleFacts facts, Violation violation) {
        Problem problem = Entitlement.withOrigin(violation.problem(), origin(violation));
        for (GrantedExemption exemption : exemptions.covering(facts.name(), violation.node())) {
            if (exemption.isExpired()) {
                problem =
                        problem.withRelated(exemption.place(), "this exemption has expired on " + exemption.expires());
            } else if (!entitlement.mayExcuse(exemption, origin(violation))) {
                problems.add(entitlement.refusal(facts.name(), exemption, origin(violation)));
            } else {
                exemption.use();
                evidence.excused(facts, violation, exemption.reason());
                return Outcome.LET_PASS;
            }
        }
        GateAction action =
                violation.action().orElseGet(() -> actions.of(facts.name(), project.layerOf(violation.node())));
        return switch (action) {
            case BLOCK -> {
                problems.add(problem);
                yield Outcome.BLOCKED;
            }
            case WARN -> {
                problems.add(problem.as(Severity.WARNING));
                evidence.noted(facts, violation, Evidence.Status.WARNED);
                yield Outcome.WARNED;
            }
            case NOTIFY -> {
                problems.add(problem.as(Severity.NOTICE));
                evidence.noted(facts, violation, Evidence.Status.NOTIFIED);
                yield Outcome.LET_PASS;
            }
        };
    }

    private Optional<Origin> origin(Violation violation) {
        return Optional.ofNullable(project.platform().origins().get(violation.setting()));
    }
}
