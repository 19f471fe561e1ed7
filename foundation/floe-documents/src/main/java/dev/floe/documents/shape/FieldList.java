package dev.floe.documents.shape;

import static java.util.Objects.requireNonNull;

import dev.floe.documents.DocumentNode;
import dev.floe.spi.problem.ErrorCode;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.value.PropertyValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys that an object was declared with, in order. */
final class FieldList implements ObjectShape.Fields {
    /** Whether a key may be left out. */
    enum Presence {
        REQUIRED,
        OPTIONAL
    }

    /** One declared key. Not a record: two fields are the same only if they are the same declaration. */
    static final class Declared<F> implements ObjectShape.Field<F> {
        private final String key;
        private final Shape<F> shape;
        private final String description;
        private final Presence presence;

        private Declared(String key, Shape<F> shape, String description, Presence presence) {
            this.key = requireNonNull(key, "key is null");
            this.shape = requireNonNull(shape, "shape is null");
            this.description = requireNonNull(description, "description is null");
            this.presence = presence;
        }

        @Override
        public String key() {
            return key;
        }

        Shape<F> shape() {
            return shape;
        }

        String description() {
            return description;
        }
    }

    /** How a forbidden key is reported. */
    private record Forbidden(ErrorCode code, String message, String help) {
        Forbidden {
            requireNonNull(code, "code is null");
            requireNonNull(message, "message is null");
            requireNonNull(help, "help is null");
        }
    }

    private final Map<String, Declared<?>> fields = new LinkedHashMap<>();
    private final Map<String, Forbidden> forbidden = new LinkedHashMap<>();

    @Override
    public <F> ObjectShape.Field<F> required(String key, Shape<F> shape, String description) {
        return declare(new Declared<>(key, shape, description, Presence.REQUIRED));
    }

    @Override
    public <F> ObjectShape.Field<F> optional(String key, Shape<F> shape, String description) {
        return declare(new Declared<>(key, shape, description, Presence.OPTIONAL));
    }

    @Override
    public void forbidden(String key, ErrorCode code, String message, String help) {
        checkNew(key);
        forbidden.put(key, new Forbidden(code, message, help));
    }

    Optional<Declared<?>> field(String key) {
        return Optional.ofNullable(fields.get(key));
    }

    Optional<Problem> forbidden(DocumentNode.Entry entry) {
        return Optional.ofNullable(forbidden.get(entry.key()))
                .map(rule -> Problem.error(rule.code(), entry.keyPlace(), rule.message())
                        .withHelp(rule.help()));
    }

    List<String> keys() {
        return List.copyOf(fields.keySet());
    }

    List<Declared<?>> required() {
        return fields.values().stream()
                .<Declared<?>>map(field -> field)
                .filter(field -> field.presence == Presence.REQUIRED)
                .toList();
    }

    PropertyValue.Entries jsonSchema(SchemaDefinitions definitions) {
        Schema properties = new Schema();
        for (Declared<?> field : fields.values()) {
            properties.with(
                    field.key(),
                    new Schema()
                            .with("description", PropertyValue.of(field.description()))
                            .with(field.shape().jsonSchema(definitions))
                            .entries());
        }
        return properties.entries();
    }

    private <F> Declared<F> declare(Declared<F> field) {
        checkNew(field.key());
        fields.put(field.key(), field);
        return field;
    }

    private void checkNew(String key) {
        if (fields.containsKey(key) || forbidden.containsKey(key)) {
            throw new IllegalArgumentException("Cannot declare the key '%s' twice".formatted(key));
        }
    }
}
