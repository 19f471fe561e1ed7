package dev.floe.documents.shape;

import static java.util.Objects.requireNonNull;

import dev.floe.documents.DocumentError;
import dev.floe.documents.DocumentNode;
import dev.floe.documents.Located;
import dev.floe.documents.NearestName;
import dev.floe.documents.Quoted;
import dev.floe.spi.problem.ErrorCode;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.value.PropertyValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A mapping with known keys; any other key is an error with "did you mean". */
public final class ObjectShape<T> implements Shape<T> {
    /** The keys of an object, declared one after the other. */
    public interface Fields {
        /** A key that has to be there; where it is not, that is reported and the value is empty. */
        <F> Field<F> required(String key, Shape<F> shape, String description);

        <F> Field<F> optional(String key, Shape<F> shape, String description);

        /**
         * A key that somebody may well write but that must not be there. It is reported at its place in these words instead
         * of as unknown, and never suggested.
         */
        void forbidden(String key, ErrorCode code, String message, String help);
    }

    /** The handle of a declared key. */
    public interface Field<F> {
        String key();
    }

    /** The values of one mapping that was read. */
    public interface Values {
        /** Empty where the key is absent, holds nothing, or holds what does not fit. */
        <F> Optional<Located<F>> get(Field<F> field);

        /**
         * The value of a required key. Where it is missing, which is reported already, this ends the making of the object
         * and the mapping as a whole is read as empty.
         */
        <F> F value(Field<F> field);

        /**
         * Reports what is wrong with the mapping as a whole. Throw what is returned: it ends the making of the object, and
         * the mapping is read as empty.
         */
        RuntimeException refuse(Problem problem);

        /** Of the whole mapping. */
        Place place();
    }

    private final String name;
    private final String description;
    private final FieldList fields;
    private final Function<Values, T> maker;

    private ObjectShape(String name, String description, FieldList fields, Function<Values, T> maker) {
        this.name = requireNonNull(name, "name is null");
        this.description = requireNonNull(description, "description is null");
        this.fields = fields;
        this.maker = requireNonNull(maker, "maker is null");
    }

    /**
     * Declares an object.
     *
     * @param name in upper camel case, as in the {@code $defs} of the schema
     * @param description one sentence without its full stop
     * @param definition declares the fields once and returns what makes the value of each mapping
     */
    public static <T> ObjectShape<T> of(
            String name, String description, Function<Fields, Function<Values, T>> definition) {
        FieldList fields = new FieldList();
        Function<Values, T> maker = definition.apply(fields);
        return new ObjectShape<>(name, description, fields, maker);
    }

    @Override
    public Optional<T> read(Subject subject, DocumentNode node, ProblemCollector problems) {
        if (!(node instanceof DocumentNode.Mapping mapping)) {
            problems.add(Mismatch.kind(subject, kind(), node));
            return Optional.empty();
        }
        FieldValues values = new FieldValues(mapping.place(), problems);
        for (DocumentNode.Entry entry : mapping.entries()) {
            Optional<FieldList.Declared<?>> field = fields.field(entry.key());
            if (field.isPresent()) {
                values.read(field.get(), subject.key(entry), entry, problems);
            } else {
                problems.add(fields.forbidden(entry).orElseGet(() -> unknown(subject, entry)));
            }
        }
        reportMissing(subject, mapping, problems);
        return values.make(maker);
    }

    @Override
    public String kind() {
        return "a mapping";
    }

    @Override
    public PropertyValue.Entries jsonSchema(SchemaDefinitions definitions) {
        return definitions.reference(name, () -> body(definitions));
    }

    /** The schema itself instead of a reference to it. */
    PropertyValue.Entries body(SchemaDefinitions definitions) {
        Schema schema = new Schema()
                .with("description", PropertyValue.of(description))
                .with("type", PropertyValue.of("object"))
                .with("properties", fields.jsonSchema(definitions));
        List<String> required =
                fields.required().stream().map(FieldList.Declared::key).toList();
        if (!required.isEmpty()) {
            schema.with("required", PropertyValue.of(required));
        }
        return schema.with("additionalProperties", PropertyValue.of(false)).entries();
    }

    private Problem unknown(Subject subject, DocumentNode.Entry entry) {
        List<String> keys = fields.keys();
        String help = NearestName.of(entry.key(), keys)
                .map("did you mean '%s'?"::formatted)
                .orElseGet(() -> "known keys: " + String.join(", ", keys));
        return Problem.error(
                        DocumentError.UNKNOWN_KEY,
                        entry.keyPlace(),
                        "The key %s is unknown%s".formatted(Quoted.name(entry.key()), subject.suffix()))
                .withHelp(help);
    }

    private void reportMissing(Subject subject, DocumentNode.Mapping mapping, ProblemCollector problems) {
        Place place = subject.label().orElseGet(() -> mapping.entries().stream()
                .findFirst()
                .map(DocumentNode.Entry::keyPlace)
                .orElseGet(mapping::place));
        for (FieldList.Declared<?> field : fields.required()) {
            if (mapping.entry(field.key()).isEmpty()) {
                problems.add(Problem.error(
                                DocumentError.MISSING_KEY,
                                place,
                                "%s has no key '%s'".formatted(subject.name(), field.key()))
                        .withHelp("add the key '%s': %s".formatted(field.key(), field.description())));
            }
        }
    }
}
