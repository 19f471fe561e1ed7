package dev.floe.compiler.project;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.documents.DocumentNode;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.Place;
import dev.floe.spi.value.PropertyValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A part of the {@code meta} of a node as a document with places: dbt puts it together from files that it keeps no places of,
 * so each key is looked for where it may have been written.
 */
public final class MetaDocument {
    private final ProductProject project;
    private final ManifestNode node;

    private MetaDocument(ProductProject project, ManifestNode node) {
        this.project = project;
        this.node = node;
    }

    /** A mapping with one key of the meta; empty: the node has none of that name. */
    public static Optional<DocumentNode> of(ProductProject project, ManifestNode node, String key) {
        DictValue meta = Fields.dict(node.config(), "meta");
        if (meta.find(key).isEmpty()) {
            return Optional.empty();
        }
        MetaDocument document = new MetaDocument(project, node);
        List<String> way = List.of(key);
        Place place = document.place(way);
        return Optional.of(new DocumentNode.Mapping(
                List.of(new DocumentNode.Entry(
                        key, place, document.read(meta.find(key).orElseThrow(), way))),
                place));
    }

    private DocumentNode read(Value value, List<String> way) {
        Place place = place(way);
        return switch (value) {
            case DictValue dict -> {
                List<DocumentNode.Entry> entries = new ArrayList<>();
                dict.entries().forEach((name, below) -> {
                    List<String> further = new ArrayList<>(way);
                    further.add(name.toText());
                    entries.add(new DocumentNode.Entry(name.toText(), place(further), read(below, further)));
                });
                yield new DocumentNode.Mapping(entries, place);
            }
            case ListValue list ->
                new DocumentNode.Sequence(
                        list.elements().stream().map(item -> read(item, way)).toList(), place);
            case BoolValue truth -> scalar(PropertyValue.of(truth.isTrue()), value, place);
            case IntValue _, FloatValue _ -> number(value, place);
            default ->
                value.toText().isEmpty() || value.toText().equals("None")
                        ? new DocumentNode.Nothing(place)
                        : scalar(PropertyValue.of(value.toText()), value, place);
        };
    }

    private static DocumentNode number(Value value, Place place) {
        try {
            BigDecimal number = new BigDecimal(value.toText());
            return scalar(
                    number.scale() <= 0 && number.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0
                            ? PropertyValue.of(number.longValue())
                            : new PropertyValue.Fraction(number),
                    value,
                    place);
        } catch (NumberFormatException infinite) {
            // What is no finite number is reported as the text that it is written as.
            return scalar(PropertyValue.of(value.toText()), value, place);
        }
    }

    private static DocumentNode scalar(PropertyValue value, Value written, Place place) {
        return new DocumentNode.Scalar(value, written.toText(), place);
    }

    /** In the properties file the key itself, in code and in dbt_project.yml the whole meta. */
    private Place place(List<String> way) {
        return property("config", way)
                .or(() -> property("", way))
                .or(() -> project.places().setting(node, "meta"))
                .orElseGet(() -> project.places().declaration(node));
    }

    private Optional<Place> property(String around, List<String> way) {
        List<String> keys = new ArrayList<>();
        if (!around.isEmpty()) {
            keys.add(around);
        }
        keys.add("meta");
        keys.addAll(way);
        return project.places().property(node, keys);
    }
}
