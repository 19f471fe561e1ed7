package dev.floe.compiler.document;

import static dev.floe.documents.shape.Shapes.list;
import static dev.floe.documents.shape.Shapes.map;
import static dev.floe.documents.shape.Shapes.oneOf;

import dev.floe.documents.Located;
import dev.floe.documents.shape.ObjectShape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What {@code floe.yaml} may hold. */
public final class ProductShape {
    private static final ObjectShape<Optional<Located<String>>> PLATFORM =
            ObjectShape.of("Platform", "The platform that the product runs on", fields -> {
                var reference = fields.required(
                        "ref",
                        Forms.REFERENCE,
                        "The manifest: a relative path, optionally followed by @sha256:<digest>");
                Function<ObjectShape.Values, Optional<Located<String>>> reader = values -> values.get(reference);
                return reader;
            });

    private static final ObjectShape<TransformSection> TRANSFORM =
            ObjectShape.of("Transform", "A part of the pipeline", fields -> {
                var type = fields.required("type", oneOf(TransformType.class), "What kind of transform it is");
                var path = fields.required("path", Forms.REFERENCE, "The directory of its models, below the project");
                var compute = fields.optional("compute", Forms.NAME, "The compute; absent: the manifest's default");
                var layer = fields.optional("layer", Forms.NAME, "The layer that its tables belong to");
                var tags = fields.optional("tags", list(Forms.LABEL), "Tags of the whole transform");
                return values -> new TransformSection(
                        values.get(type),
                        values.get(path),
                        values.get(compute),
                        values.get(layer),
                        values.get(tags).map(Located::value).orElse(List.of()));
            });

    private static final ObjectShape<ScheduleSection> SCHEDULE =
            ObjectShape.of("Schedule", "When the product runs", fields -> {
                var cron = fields.required(
                        "cron",
                        Forms.REFERENCE,
                        "Minute, hour, day of month, month and day of week, such as 0 6 * * *");
                var timezone = fields.optional(
                        "timezone", Forms.REFERENCE, "A name of the tz database, such as Europe/Berlin; absent: UTC");
                return values -> new ScheduleSection(values.get(cron), values.get(timezone));
            });

    /** The shape. */
    public static final ObjectShape<ProductDocument> SHAPE = ObjectShape.of("Product", "A data product", fields -> {
        var name = fields.optional("name", Forms.NAME, "The product's name; absent: the dbt project's");
        var version = fields.optional("version", Forms.VERSION, "The product's version");
        var platform = fields.optional("platform", PLATFORM, "The platform that the product runs on");
        var transforms = fields.optional("transforms", list(TRANSFORM), "The parts of the pipeline");
        var schedule = fields.optional("schedule", SCHEDULE, "When the product runs");
        var ports = fields.optional("ports", PortsShape.SHAPE, "What it offers to others, and reads of them");
        var namespaces = fields.optional(
                "namespaces", map(Forms.NAME, Forms.NAMESPACE), "Namespaces that are the product's own, by layer");
        return values -> new ProductDocument(
                values.get(name),
                values.get(version),
                values.get(platform).flatMap(Located::value),
                values.get(transforms),
                values.get(schedule),
                values.get(ports).map(Located::value).orElse(PortsSection.NONE),
                values.get(namespaces).map(Located::value).orElse(Map.of()));
    });

    private ProductShape() {}
}
