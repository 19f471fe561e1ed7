package dev.floe.documents.artifact;

import dev.floe.documents.shape.ObjectShape;
import dev.floe.documents.shape.Shape;
import dev.floe.documents.shape.Shapes;
import dev.floe.spi.artifact.Gate;
import dev.floe.spi.artifact.GateAction;
import dev.floe.spi.artifact.Measure;
import dev.floe.spi.artifact.Threshold;
import dev.floe.spi.value.PropertyValue;
import java.math.BigDecimal;

/** Thresholds, and the member {@code gates}. */
final class GateFormat {
    private static final Shape<BigDecimal> NUMBER = Shapes.text(
                    "^-?[0-9]+(\\.[0-9]+)?$", "digits, with a point or without", 128)
            .map(BigDecimal::new);

    static final Shape<Threshold> THRESHOLD =
            ObjectShape.of("Threshold", "A bound that the new rows of a table have to keep", fields -> {
                var kind = fields.required("measure", Shapes.oneOf(Measure.Kind.class), "What is measured");
                var subject = fields.optional("subject", ArtifactShapes.TEXT, "The columns or the check it is about");
                var sql = fields.optional("sql", ArtifactShapes.TEXT, "What a check runs");
                var bound = fields.required(
                        "bound", Shapes.oneOf(Threshold.Bound.class), "On which side of the limit it is good");
                var limit = fields.required("limit", NUMBER, "In the unit of the measure: rows, percent, seconds");
                return values -> {
                    String about = ArtifactShapes.value(values.get(subject)).orElse("");
                    Measure measure =
                            switch (values.value(kind)) {
                                case ROW_COUNT -> new Measure.RowCount();
                                case NULL_SHARE -> new Measure.NullShare(about);
                                case UNIQUE_SHARE -> new Measure.UniqueShare(about);
                                case FRESHNESS -> new Measure.Age(about);
                                case VOLUME_CHANGE -> new Measure.VolumeChange();
                                case SCHEMA_CHANGE -> new Measure.SchemaChange();
                                case CHECK ->
                                    new Measure.Check(
                                            about,
                                            ArtifactShapes.value(values.get(sql))
                                                    .orElse(""));
                            };
                    return new Threshold(measure, values.value(bound), values.value(limit));
                };
            });

    static final Shape<Gate> GATE =
            ObjectShape.of("Gate", "A threshold of one table, with what happens where it is not kept", fields -> {
                var threshold = fields.required("threshold", THRESHOLD, "What has to be kept");
                var action = fields.required("on_failure", Shapes.oneOf(GateAction.class), "What happens else");
                var origin = fields.required("origin", InputFormat.ORIGIN, "Who asks for it, and where");
                return values -> new Gate(values.value(threshold), values.value(action), values.value(origin));
            });

    private GateFormat() {}

    static PropertyValue write(Threshold threshold) {
        Members members = new Members()
                .with("measure", threshold.measure().kind())
                .withOptional("subject", threshold.measure().subject());
        if (threshold.measure() instanceof Measure.Check check) {
            members.with("sql", check.sql());
        }
        return members.with("bound", threshold.bound())
                .with("limit", threshold.limit().toPlainString())
                .entries();
    }

    static PropertyValue write(Gate gate) {
        return new Members()
                .with("threshold", write(gate.threshold()))
                .with("on_failure", gate.action())
                .with("origin", InputFormat.write(gate.origin()))
                .entries();
    }
}
