package dev.floe.documents.artifact;

import dev.floe.documents.shape.ObjectShape;
import dev.floe.documents.shape.Shape;
import dev.floe.documents.shape.Shapes;
import dev.floe.spi.artifact.Evidence;
import dev.floe.spi.value.PropertyValue;
import java.util.List;

/** The member {@code evidence}. */
final class EvidenceFormat {
    private static final Shape<Evidence.Exemption> EXEMPTION =
            ObjectShape.of("Exemption", "A decision that a rule need not hold for a while", fields -> {
                var rule = fields.required("rule", ArtifactShapes.TEXT, "The rule's name");
                var nodes = fields.required("nodes", ArtifactShapes.TEXTS, "Patterns of names or unique ids");
                var reason = fields.required("reason", ArtifactShapes.TEXT, "Why");
                var owner = fields.required("owner", ArtifactShapes.TEXT, "Who answers for it");
                var expires = fields.required("expires", ArtifactShapes.TEXT, "The last day on which it holds");
                var manifest = fields.required("manifest", ArtifactShapes.TEXT, "Which grants it");
                var state = fields.required("state", Shapes.oneOf(Evidence.State.class), "Whether it holds");
                var uses = fields.required("uses", ArtifactShapes.COUNT, "How many violations it has excused");
                return values -> new Evidence.Exemption(
                        values.value(rule),
                        values.value(nodes),
                        values.value(reason),
                        values.value(owner),
                        values.value(expires),
                        values.value(manifest),
                        values.value(state),
                        values.value(uses));
            });

    private static final Shape<Evidence.Finding> FINDING =
            ObjectShape.of("Finding", "A violation that stops nobody", fields -> {
                var rule = fields.required("rule", ArtifactShapes.TEXT, "The rule's name");
                var code = fields.required("code", ArtifactShapes.TEXT, "The code of the problem");
                var status = fields.required("status", Shapes.oneOf(Evidence.Status.class), "Why it stops nobody");
                var message = fields.required("message", ArtifactShapes.TEXT, "What is wrong");
                var file = fields.required("file", ArtifactShapes.TEXT, "Relative to the project directory");
                var line = fields.required("line", ArtifactShapes.COUNT, "Counted from 1");
                var column = fields.required("column", ArtifactShapes.COUNT, "Counted from 1");
                var excuse = fields.optional("excuse", ArtifactShapes.TEXT, "The reason of the exemption");
                return values -> new Evidence.Finding(
                        values.value(rule),
                        values.value(code),
                        values.value(status),
                        values.value(message),
                        values.value(file),
                        values.value(line),
                        values.value(column),
                        ArtifactShapes.value(values.get(excuse)));
            });

    private static final Shape<Evidence.NodeEvidence> NODE =
            ObjectShape.of("NodeEvidence", "What the rules said of one node", fields -> {
                var node = fields.required("node", ArtifactShapes.TEXT, "Its unique id");
                var passed = fields.required("passed", ArtifactShapes.TEXTS, "The rules that it keeps");
                var findings =
                        fields.optional("findings", ArtifactShapes.list(FINDING), "The violations that stop nobody");
                return values -> new Evidence.NodeEvidence(
                        values.value(node),
                        values.value(passed),
                        ArtifactShapes.value(values.get(findings)).orElse(List.of()));
            });

    static final Shape<Evidence> EVIDENCE =
            ObjectShape.of("Evidence", "What each rule said of each node of the dbt project", fields -> {
                var decidedOn = fields.optional(
                        "decided_on", ArtifactShapes.TEXT, "The day by which exemptions run or have expired");
                var exemptions = fields.required(
                        "exemptions", ArtifactShapes.list(EXEMPTION), "All of them, in the order of the manifests");
                var nodes = fields.required("nodes", ArtifactShapes.list(NODE), "By unique id");
                return values -> new Evidence(
                        ArtifactShapes.value(values.get(decidedOn)), values.value(exemptions), values.value(nodes));
            });

    private EvidenceFormat() {}

    static PropertyValue write(Evidence evidence) {
        return new Members()
                .withOptional("decided_on", evidence.decidedOn())
                .withList("exemptions", evidence.exemptions(), EvidenceFormat::exemption)
                .withList("nodes", evidence.nodes(), EvidenceFormat::node)
                .entries();
    }

    private static PropertyValue exemption(Evidence.Exemption exemption) {
        return new Members()
                .with("rule", exemption.rule())
                .with("nodes", exemption.nodes())
                .with("reason", exemption.reason())
                .with("owner", exemption.owner())
                .with("expires", exemption.expires())
                .with("manifest", exemption.manifest())
                .with("state", exemption.state())
                .with("uses", exemption.uses())
                .entries();
    }

    private static PropertyValue node(Evidence.NodeEvidence evidence) {
        Members members = new Members().with("node", evidence.node()).with("passed", evidence.passed());
        if (!evidence.findings().isEmpty()) {
            members.withList("findings", evidence.findings(), EvidenceFormat::finding);
        }
        return members.entries();
    }

    private static PropertyValue finding(Evidence.Finding finding) {
        return new Members()
                .with("rule", finding.rule())
                .with("code", finding.code())
                .with("status", finding.status())
                .with("message", finding.message())
                .with("file", finding.file())
                .with("line", finding.line())
                .with("column", finding.column())
                .withOptional("excuse", finding.excuse())
                .entries();
    }
}
