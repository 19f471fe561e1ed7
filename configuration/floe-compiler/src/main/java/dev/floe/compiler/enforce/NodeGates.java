package dev.floe.compiler.enforce;

import dev.floe.compiler.document.ModelGatesSection;
import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.project.MetaDocument;
import dev.floe.compiler.project.ProductProject;
import dev.floe.compiler.rule.LayerPaths;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.documents.Located;
import dev.floe.documents.shape.ObjectShape;
import dev.floe.documents.shape.Shape;
import dev.floe.spi.artifact.Gate;
import dev.floe.spi.artifact.GateAction;
import dev.floe.spi.artifact.Layer;
import dev.floe.spi.artifact.Origin;
import dev.floe.spi.artifact.Threshold;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Works out what each table of a product keeps when it is published: what its layer asks for, and what its own node does. */
final class NodeGates {
    private static final String KEY = "quality_gates";
    private static final Shape<ModelGatesSection> META =
            ObjectShape.of("ModelMeta", "What a model asks of its own rows", fields -> {
                var gates = fields.required(KEY, ModelGatesSection.SHAPE, "What a model asks of its own rows");
                return values -> values.value(gates);
            });

    private final ProductProject project;
    private final GateActions actions;
    private final Exemptions exemptions;
    private final Entitlement entitlement;
    private final ProblemCollector problems;

    NodeGates(
            ProductProject project,
            GateActions actions,
            Exemptions exemptions,
            Entitlement entitlement,
            ProblemCollector problems) {
        this.project = project;
        this.actions = actions;
        this.exemptions = exemptions;
        this.entitlement = entitlement;
        this.problems = problems;
    }

    /** By unique id; a node without gates is absent. */
    Map<String, List<Gate>> compile() {
        Map<String, List<Gate>> gates = new LinkedHashMap<>();
        for (ManifestNode node : project.tables()) {
            if (!Fields.text(node.config(), "materialized", "").equals("ephemeral")) {
                List<Gate> ofNode = compile(node);
                if (!ofNode.isEmpty()) {
                    gates.put(node.uniqueId(), ofNode);
                }
            }
        }
        return gates;
    }

    private List<Gate> compile(ManifestNode node) {
        Map<String, Gate> ofLayer = ofLayer(node);
        List<Gate> gates = new ArrayList<>();
        for (Gate own : ofNode(node)) {
            Optional<Gate> above =
                    Optional.ofNullable(ofLayer.get(own.threshold().key()));
            if (above.isPresent() && !own.threshold().isAsStrictAs(above.get().threshold())) {
                problems.add(loosened(node, own, above.get()));
                continue;
            }
            gates.add(own);
            if (above.isPresent() && own.action().compareTo(above.get().action()) >= 0) {
                ofLayer.remove(own.threshold().key());
            }
        }
        gates.addAll(0, ofLayer.values());
        return gates;
    }

    private Map<String, Gate> ofLayer(ManifestNode node) {
        Map<String, Gate> gates = new LinkedHashMap<>();
        Optional<String> layer = project.layerOf(node);
        for (Threshold threshold : project.settingsOf(node)
                .map(Layer::qualityGates)
                .map(asked -> asked.thresholds())
                .orElse(List.of())) {
            Optional<Origin> origin = Optional.ofNullable(
                    project.platform().origins().get(LayerPaths.gate(layer.orElse(""), threshold.key())));
            String rule = threshold.measure().kind().rule();
            if (!isExcused(rule, node, origin)) {
                gates.put(
                        threshold.key(), new Gate(threshold, actions.of(rule, layer), origin.orElse(Origin.BUILT_IN)));
            }
        }
        return gates;
    }

    private boolean isExcused(String rule, ManifestNode node, Optional<Origin> origin) {
        boolean isExcused = false;
        for (GrantedExemption exemption : exemptions.covering(rule, node)) {
            if (!exemption.isExpired() && entitlement.mayExcuse(exemption, origin)) {
                exemption.use();
                isExcused = true;
            } else if (!exemption.isExpired()) {
                problems.add(entitlement.refusal(rule, exemption, origin));
            }
        }
        return isExcused;
    }

    private List<Gate> ofNode(ManifestNode node) {
        Optional<ModelGatesSection> section =
                MetaDocument.of(project, node, KEY).flatMap(document -> META.read(document, problems));
        section.ifPresent(own -> GateChecksRule.check(own.thresholds(), problems));
        Optional<GateAction> action =
                section.flatMap(ModelGatesSection::onFailure).map(Located::value);
        return section.map(ModelGatesSection::thresholds).orElse(List.of()).stream()
                .map(threshold -> gate(node, threshold, action))
                .toList();
    }

    private Gate gate(ManifestNode node, Located<Threshold> threshold, Optional<GateAction> action) {
        Place place = threshold.place();
        return new Gate(
                threshold.value(),
                action.orElseGet(
                        () -> actions.of(threshold.value().measure().kind().rule(), project.layerOf(node))),
                Origin.at(node.name(), place.file(), place.line(), place.column()));
    }

    private static Problem loosened(ManifestNode node, Gate own, Gate above) {
        Threshold threshold = own.threshold();
        boolean isOther = !threshold.measure().equals(above.threshold().measure());
        String subject = "%s '%s' asks for %s".formatted(node.resourceType().text(), node.name(), threshold.key());
        String message = isOther
                ? "%s with other SQL than its layer".formatted(subject)
                : "%s %s, which is weaker than the %s of its layer"
                        .formatted(
                                subject,
                                threshold.limitText(),
                                above.threshold().limitText());
        Problem problem = own.origin()
                .position()
                .map(at -> Problem.error(
                        CompilerError.GATE_LOOSENED,
                        new Place(at.file(), at.line(), at.column(), at.line(), at.column()),
                        capitalized(message)))
                .orElseGet(() -> Problem.error(CompilerError.GATE_LOOSENED, capitalized(message)));
        return Entitlement.withOrigin(problem, Optional.of(above.origin()))
                .withHelp(
                        isOther
                                ? "give the check another name"
                                : "ask for %s or something stricter, or remove the key"
                                        .formatted(above.threshold().limitText()));
    }

    private static String capitalized(String message) {
        return Character.toUpperCase(message.charAt(0)) + message.substring(1);
    }
}
