package dev.floe.dbt.relation;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.member.Members;
import dev.floe.dbt.member.Texts;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.Locale;
import java.util.Optional;

/**
 * The name of a relation as templates see it.
 *
 * @param path the name
 */
record PathValue(RelationPath path) implements HostValue {
    private static final Members<PathValue> MEMBERS = Members.<PathValue>builder()
            .attribute("database", value -> Texts.orNone(value.path.database()))
            .attribute("schema", value -> Texts.orNone(value.path.schema()))
            .attribute("identifier", value -> Texts.orNone(value.path.identifier()))
            .method("get_part(key)", (value, _, arguments) -> Texts.orNone(value.part(arguments.text("key"))))
            .method(
                    "get_lowered_part(key)",
                    (value, _, arguments) ->
                            Texts.orNone(value.part(arguments.text("key")).map(part -> part.toLowerCase(Locale.ROOT))))
            .method("get(key, default=None)", (value, _, arguments) -> value.attribute(arguments.text("key"))
                    .orElse(arguments.value("default", NoneValue.NONE)))
            .build();

    PathValue {
        requireNonNull(path, "path is null");
    }

    private Optional<String> part(String key) {
        return path.part(RelationComponents.require(key));
    }

    @Override
    public Optional<Value> attribute(String name) {
        return MEMBERS.find(this, name);
    }

    @Override
    public Optional<Value> item(Evaluation evaluation, Value key) {
        return key instanceof StringValue name ? attribute(name.value()) : Optional.empty();
    }

    @Override
    public String typeName() {
        return "Path";
    }

    @Override
    public String repr() {
        return "Path(database=%s, schema=%s, identifier=%s)"
                .formatted(
                        Texts.orNone(path.database()).repr(),
                        Texts.orNone(path.schema()).repr(),
                        Texts.orNone(path.identifier()).repr());
    }

    @Override
    public String toString() {
        return repr();
    }
}
