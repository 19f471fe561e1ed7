package dev.floe.compiler.document;

import static dev.floe.documents.shape.Shapes.oneOf;

import dev.floe.documents.Located;
import dev.floe.documents.shape.ObjectShape;
import dev.floe.documents.shape.Shape;
import dev.floe.spi.artifact.GateAction;
import dev.floe.spi.artifact.Threshold;
import java.util.List;
import java.util.Optional;

/**
 * {@code quality_gates} in the {@code meta} of a model, seed or snapshot.
 *
 * @param onFailure what happens where one of them is not kept; absent: what the manifest says
 */
public record ModelGatesSection(List<Located<Threshold>> thresholds, Optional<Located<GateAction>> onFailure) {
    /** How it is read. */
    public static final Shape<ModelGatesSection> SHAPE =
            ObjectShape.of("ModelQualityGates", "What a model asks of its own rows", fields -> {
                var thresholds = ThresholdsShape.declare(fields);
                var onFailure = fields.optional("on_failure", oneOf(GateAction.class), "What a gate that fails does");
                return values -> new ModelGatesSection(thresholds.apply(values), values.get(onFailure));
            });

    public ModelGatesSection {
        thresholds = List.copyOf(thresholds);
    }
}
