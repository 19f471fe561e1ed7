package dev.floe.documents.artifact;

import dev.floe.documents.shape.ObjectShape;
import dev.floe.documents.shape.Shape;
import dev.floe.documents.shape.Shapes;
import dev.floe.spi.artifact.ComputeChoice;
import dev.floe.spi.artifact.Node;
import dev.floe.spi.artifact.Schedule;
import dev.floe.spi.artifact.Transform;
import dev.floe.spi.value.PropertyValue;

/** The members {@code transforms}, {@code nodes} and {@code schedule}. */
final class PipelineFormat {
    static final Shape<Transform> TRANSFORM =
            ObjectShape.of("Transform", "A part of the product's pipeline", fields -> {
                var type = fields.required("type", ArtifactShapes.TEXT, "What it is written in");
                var path = fields.required("path", ArtifactShapes.TEXT, "Relative to the project directory");
                var compute = fields.required("compute", ArtifactShapes.TEXT, "The compute in force");
                var choice = fields.required("choice", Shapes.oneOf(ComputeChoice.class), "Who chose the compute");
                var layer = fields.optional("layer", ArtifactShapes.TEXT, "The layer of its models");
                var tags = fields.required("tags", ArtifactShapes.TEXTS, "Words to select it by");
                return values -> new Transform(
                        values.value(type),
                        values.value(path),
                        values.value(compute),
                        values.value(choice),
                        ArtifactShapes.value(values.get(layer)),
                        values.value(tags));
            });

    static final Shape<Node> NODE = ObjectShape.of("Node", "A dbt node", fields -> {
        var id = fields.required("unique_id", ArtifactShapes.TEXT, "Such as model.shop.orders");
        var name = fields.required("name", ArtifactShapes.TEXT, "Its name");
        var path = fields.required("path", ArtifactShapes.TEXT, "Of its file, relative to the project directory");
        var compute = fields.required("compute", ArtifactShapes.TEXT, "The compute that runs it");
        var choice = fields.required("choice", Shapes.oneOf(ComputeChoice.class), "Who chose the compute");
        var transform = fields.optional("transform", ArtifactShapes.TEXT, "The path of the transform that holds it");
        var layer = fields.optional("layer", ArtifactShapes.TEXT, "Its layer");
        return values -> new Node(
                values.value(id),
                values.value(name),
                values.value(path),
                values.value(compute),
                values.value(choice),
                ArtifactShapes.value(values.get(transform)),
                ArtifactShapes.value(values.get(layer)));
    });

    static final Shape<Schedule> SCHEDULE = ObjectShape.of("Schedule", "When the product runs", fields -> {
        var cron = fields.required("cron", ArtifactShapes.TEXT, "Minute, hour, day of month, month, day of week");
        var timezone = fields.required("timezone", ArtifactShapes.TEXT, "Of the tz database");
        return values -> new Schedule(values.value(cron), values.value(timezone));
    });

    private PipelineFormat() {}

    static PropertyValue write(Transform transform) {
        return new Members()
                .with("type", transform.type())
                .with("path", transform.path())
                .with("compute", transform.compute())
                .with("choice", transform.choice())
                .withOptional("layer", transform.layer())
                .with("tags", transform.tags())
                .entries();
    }

    static PropertyValue write(Node node) {
        return new Members()
                .with("unique_id", node.uniqueId())
                .with("name", node.name())
                .with("path", node.path())
                .with("compute", node.compute())
                .with("choice", node.choice())
                .withOptional("transform", node.transform())
                .withOptional("layer", node.layer())
                .entries();
    }

    static PropertyValue write(Schedule schedule) {
        return new Members()
                .with("cron", schedule.cron())
                .with("timezone", schedule.timezone())
                .entries();
    }
}
