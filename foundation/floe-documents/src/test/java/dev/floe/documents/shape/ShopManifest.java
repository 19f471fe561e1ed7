package dev.floe.documents.shape;

import dev.floe.documents.DocumentError;
import dev.floe.documents.Located;
import dev.floe.spi.value.PropertyValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small document with one of each shape, for the tests of this package. */
record ShopManifest(
        Optional<Located<String>> name,
        Optional<Located<String>> note,
        Optional<Located<List<Located<Step>>>> steps,
        Optional<Located<Naming>> naming,
        Optional<Located<Map<String, Located<PropertyValue>>>> config,
        Optional<Located<Map<String, Located<Integer>>>> ports,
        Optional<Located<Boolean>> strict) {
    /** How names are looked at. */
    enum Naming {
        OFF,
        WARN_ONLY,
        STRICT
    }

    /** A step in its short or long form. */
    record Step(String path, Optional<Integer> threads) {}

    private static final Shape<String> NAME =
            Shapes.text("^[a-z][a-z0-9_-]*$", "lower-case letters, digits, '-' and '_'", 10);

    private static final Shape<Step> STEP = Shapes.either(
            Shapes.text().map(path -> new Step(path, Optional.empty())), ObjectShape.of("Step", "One step", fields -> {
                var path = fields.required("path", Shapes.text(), "Where its models are");
                var threads = fields.optional("threads", Shapes.integer(1, 64), "How many threads");
                fields.forbidden("engine", DocumentError.WRONG_FORM, "A step has no 'engine'", "use 'compute'");
                return values ->
                        new Step(values.value(path), values.get(threads).map(Located::value));
            }));

    static final ObjectShape<ShopManifest> SHAPE = ObjectShape.of("ShopManifest", "A manifest", fields -> {
        var name = fields.required("name", NAME, "Its name");
        var note = fields.optional("note", Shapes.text(), "Anything");
        var steps = fields.optional("steps", Shapes.list(STEP), "What to do");
        var naming = fields.optional("naming", Shapes.oneOf(Naming.class, '-'), "How names are looked at");
        var config = fields.optional("config", Shapes.properties(), "Settings");
        var ports = fields.optional("ports", Shapes.map(NAME, Shapes.integer(1, Integer.MAX_VALUE)), "Ports by name");
        var strict = fields.optional("strict", Shapes.truth(), "Whether to be strict");
        return values -> new ShopManifest(
                values.get(name),
                values.get(note),
                values.get(steps),
                values.get(naming),
                values.get(config),
                values.get(ports),
                values.get(strict));
    });
}
