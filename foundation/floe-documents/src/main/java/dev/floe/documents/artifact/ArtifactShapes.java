package dev.floe.documents.artifact;

import dev.floe.documents.Located;
import dev.floe.documents.shape.ObjectShape;
import dev.floe.documents.shape.Shape;
import dev.floe.documents.shape.Shapes;
import dev.floe.spi.value.PropertyValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shapes without places: what a program wrote is read for its values. */
final class ArtifactShapes {
    static final Shape<String> TEXT = Shapes.text();
    static final Shape<String> SHA256 = Shapes.text("^[0-9a-f]{64}$", "64 lower-case hexadecimal digits", 64);
    static final Shape<Integer> COUNT = Shapes.integer(0, Integer.MAX_VALUE);
    static final Shape<List<String>> TEXTS = list(TEXT);
    static final Shape<Map<String, PropertyValue>> PROPERTIES = map(Shapes.property());

    private ArtifactShapes() {}

    static <T> Shape<List<T>> list(Shape<T> item) {
        return Shapes.list(item)
                .map(values -> values.stream().map(Located::value).toList());
    }

    static <T> Shape<Map<String, T>> map(Shape<T> value) {
        return map(TEXT, value);
    }

    static <T> Shape<Map<String, T>> map(Shape<String> key, Shape<T> value) {
        return Shapes.map(key, value).map(located -> {
            Map<String, T> values = new LinkedHashMap<>();
            located.forEach((name, item) -> values.put(name, item.value()));
            return Collections.unmodifiableMap(values);
        });
    }

    /** An object with one member, so that the artifact has the same paths as the manifest. */
    static <T> Shape<T> single(String name, String key, Shape<T> value, String description) {
        return ObjectShape.of(name, description, fields -> {
            var member = fields.required(key, value, description);
            return values -> values.value(member);
        });
    }

    static <T> Optional<T> value(Optional<Located<T>> located) {
        return located.map(Located::value);
    }
}
