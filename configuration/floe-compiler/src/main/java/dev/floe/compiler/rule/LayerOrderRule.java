package dev.floe.compiler.rule;

import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.project.ProductProject;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.select.ResourceType;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import java.util.List;
import java.util.Optional;

/** A model reads only the layers that its own may read. */
final class LayerOrderRule implements ProjectRule {
    private static final RuleFacts FACTS = new RuleFacts(
            "layer-order",
            CompilerError.LAYER_NOT_READABLE,
            "Models read only the layers that their own layer may read",
            List.of("data_architecture.layers.<layer>.reads", "data_architecture.pattern"),
            "the ref() or source() that reads it");

    @Override
    public RuleFacts facts() {
        return FACTS;
    }

    @Override
    public void check(ProductProject project, RuleRecorder recorder) {
        for (ManifestNode node : project.tables()) {
            Optional<String> layer = project.layerOf(node);
            Optional<ReadDirections.Allowed> allowed = layer.flatMap(name -> ReadDirections.of(project, name));
            if (layer.isEmpty() || allowed.isEmpty() || node.resourceType() == ResourceType.SEED) {
                continue;
            }
            recorder.checked(node);
            for (ManifestNode parent : project.parents(node)) {
                Optional<String> other = project.layerOf(parent);
                if (other.isPresent() && !allowed.get().layers().contains(other.get())) {
                    recorder.violated(new Violation(
                            node,
                            forbidden(project, node, layer.get(), parent, other.get(), allowed.get()),
                            allowed.get().setting()));
                } else {
                    ReadDirections.againstKinds(project, node, parent)
                            .ifPresent(kinds -> recorder.violated(new Violation(
                                    node, wrongKind(project, node, parent, kinds), ReadDirections.PATTERN)));
                }
            }
        }
    }

    private static Problem forbidden(
            ProductProject project,
            ManifestNode node,
            String layer,
            ManifestNode parent,
            String other,
            ReadDirections.Allowed allowed) {
        return Problem.error(
                        CompilerError.LAYER_NOT_READABLE,
                        place(project, node, parent),
                        "%s reads %s of layer '%s', and layer '%s' may read %s"
                                .formatted(
                                        NodeText.of(node, layer),
                                        lower(NodeText.of(parent)),
                                        other,
                                        layer,
                                        allowed.layers().isEmpty() ? "none" : NodeText.quoted(allowed.layers())))
                .withHelp(
                        "read a model of one of these layers, or ask the platform team to add '%s' to 'reads' of layer '%s'"
                                .formatted(other, layer));
    }

    private static Problem wrongKind(
            ProductProject project, ManifestNode node, ManifestNode parent, ReadDirections.Kinds kinds) {
        return Problem.error(
                        CompilerError.LAYER_NOT_READABLE,
                        place(project, node, parent),
                        "%s is a %s and reads %s, a %s"
                                .formatted(NodeText.of(node), kinds.reader(), lower(NodeText.of(parent)), kinds.read()))
                .withHelp("turn the direction round: a %s may read a %s".formatted(kinds.read(), kinds.reader()));
    }

    static Place place(ProductProject project, ManifestNode node, ManifestNode parent) {
        return project.places().reference(node, parent).orElseGet(() -> project.places()
                .file(node));
    }

    private static String lower(String text) {
        return Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}
