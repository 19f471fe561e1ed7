package dev.floe.compiler.enforce;

import dev.floe.compiler.rule.RuleFacts;
import dev.floe.compiler.rule.RuleRecorder;
import dev.floe.compiler.rule.Violation;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.spi.artifact.Evidence;
import dev.floe.spi.artifact.Evidence.Finding;
import dev.floe.spi.artifact.Evidence.NodeEvidence;
import dev.floe.spi.artifact.Evidence.Status;
import dev.floe.spi.problem.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Gathers what the rules say of each node. */
final class EvidenceRecord {
    private final Map<String, TreeSet<String>> passed = new TreeMap<>();
    private final Map<String, List<Finding>> findings = new TreeMap<>();
    private Optional<String> decidedOn = Optional.empty();

    void decidedOn(Optional<String> day) {
        decidedOn = day;
    }

    /** Notes the nodes that a rule has found nothing wrong with. */
    void passed(String rule, RuleRecorder recorder) {
        Set<String> violated = recorder.violations().stream()
                .map(violation -> violation.node().uniqueId())
                .collect(Collectors.toSet());
        for (ManifestNode node : recorder.checked()) {
            TreeSet<String> ofNode = passed.computeIfAbsent(node.uniqueId(), id -> new TreeSet<>());
            if (!violated.contains(node.uniqueId())) {
                ofNode.add(rule);
            }
        }
    }

    void noted(RuleFacts facts, Violation violation, Status status) {
        add(facts, violation, status, Optional.empty());
    }

    void excused(RuleFacts facts, Violation violation, String reason) {
        add(facts, violation, Status.EXEMPTED, Optional.of(reason));
    }

    private void add(RuleFacts facts, Violation violation, Status status, Optional<String> excuse) {
        Place place = violation
                .problem()
                .place()
                .orElseGet(() -> Place.startOf(violation.node().path()));
        findings.computeIfAbsent(violation.node().uniqueId(), id -> new ArrayList<>())
                .add(new Finding(
                        facts.name(),
                        violation.problem().code().id(),
                        status,
                        violation.problem().message(),
                        place.file(),
                        place.line(),
                        place.column(),
                        excuse));
    }

    Evidence evidence(List<Evidence.Exemption> exemptions) {
        List<NodeEvidence> nodes = new ArrayList<>();
        passed.forEach((node, rules) ->
                nodes.add(new NodeEvidence(node, List.copyOf(rules), findings.getOrDefault(node, List.of()))));
        return new Evidence(decidedOn, exemptions, nodes);
    }
}
