package dev.floe.cli;

import dev.floe.cli.report.JsonObject;
import dev.floe.documents.json.JsonWriter;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.value.PropertyValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code floe schema}: one JSON Schema, or the names of all. */
final class SchemaCommand implements Command {
    @Override
    public void declare(CommandSpec specification) {
        specification.addPositional(PositionalParamSpec.builder()
                .paramLabel("NAME")
                .type(String.class)
                .index("0")
                .arity("0..1")
                .description("Such as manifest or floe; absent: all names with what they describe")
                .build());
    }

    @Override
    public CommandResult run(Invocation invocation) {
        List<String> parameters = invocation.options().parameters();
        return parameters.isEmpty() ? list() : print(parameters.getFirst());
    }

    private static CommandResult list() {
        return CommandResult.of(
                SchemaCommand::table, () -> members(List.of(PublishedSchema.values()), schema -> Optional.empty()));
    }

    private static String table() {
        TextTable table = new TextTable();
        for (PublishedSchema schema : PublishedSchema.values()) {
            table.row(schema.word(), schema.describes());
        }
        return table.render();
    }

    private static CommandResult print(String name) {
        PublishedSchema schema = PublishedSchema.named(name).orElseThrow(() -> new FloeException(unknown(name)));
        return CommandResult.of(
                () -> JsonWriter.write(schema.schema()),
                () -> members(List.of(schema), same -> Optional.of(same.schema())));
    }

    private static Problem unknown(String name) {
        return UsageFault.suggest(
                Problem.error(CommandLineError.UNKNOWN_SCHEMA, "floe publishes no schema '" + name + "'"),
                name,
                PublishedSchema.words(),
                Optional.of("schemas: " + String.join(", ", PublishedSchema.words())));
    }

    private static Map<String, PropertyValue> members(
            List<PublishedSchema> schemas, Function<PublishedSchema, Optional<PropertyValue>> content) {
        return new JsonObject()
                .withEach("schemas", schemas, schema -> {
                    JsonObject object =
                            new JsonObject().with("name", schema.word()).with("describes", schema.describes());
                    content.apply(schema).ifPresent(value -> object.with("schema", value));
                    return object.value();
                })
                .value()
                .values();
    }
}
