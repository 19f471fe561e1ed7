package dev.floe.compiler.contract;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.floe.compiler.contract.Contract.Standard;
import dev.floe.documents.DocumentNode;
import dev.floe.documents.json.JsonWriter;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.value.PropertyValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The standard's own JSON Schemas. */
final class OdcsSchema {
    private OdcsSchema() {}

    /** Everything that breaks the standard, each at its place in the document, the most telling message of each place. */
    static List<Problem> check(Standard standard, DocumentNode root, PropertyValue.Entries document) {
        Set<ValidationMessage> messages = schema(standard).validate(JsonWriter.write(document), InputFormat.JSON);
        Set<String> deepest = deepest(messages);
        List<Problem> problems = new ArrayList<>();
        Set<String> said = new TreeSet<>();
        for (ValidationMessage message : messages) {
            String where = message.getInstanceLocation().toString();
            if (deepest.contains(where) && said.add(where)) {
                problems.add(Problem.error(
                                ContractError.NOT_STANDARD,
                                place(root, message.getInstanceLocation()),
                                "The contract breaks ODCS %s at '%s': %s"
                                        .formatted(standard.apiVersion(), shown(where), fact(message, where)))
                        .withHelp("write it as the standard says, or take back the text that floe wrote"));
            }
        }
        return problems;
    }

    /** A fault deep in a document makes all that it stands in wrong as well: only the places without such a one below. */
    private static Set<String> deepest(Set<ValidationMessage> messages) {
        Set<String> places = new TreeSet<>();
        messages.forEach(message -> places.add(message.getInstanceLocation().toString()));
        Set<String> deepest = new TreeSet<>(places);
        deepest.removeIf(place ->
                places.stream().anyMatch(other -> other.startsWith(place + ".") || other.startsWith(place + "[")));
        return deepest;
    }

    private static String shown(String where) {
        return where.startsWith("$.") ? where.substring(2) : where;
    }

    private static String fact(ValidationMessage message, String where) {
        String text = message.getMessage();
        return text.startsWith(where + ": ") ? text.substring(where.length() + 2) : text;
    }

    /** The node at a path, or the nearest one above it that is there. */
    private static Place place(DocumentNode root, JsonNodePath path) {
        DocumentNode node = root;
        for (int i = 0; i < path.getNameCount(); i++) {
            Optional<DocumentNode> child = child(node, path.getElement(i));
            if (child.isEmpty()) {
                break;
            }
            node = child.get();
        }
        return node.place();
    }

    private static Optional<DocumentNode> child(DocumentNode node, Object step) {
        return switch (node) {
            case DocumentNode.Mapping mapping -> mapping.entry(step.toString()).map(DocumentNode.Entry::value);
            case DocumentNode.Sequence sequence ->
                step instanceof Integer index && index < sequence.items().size()
                        ? Optional.of(sequence.items().get(index))
                        : Optional.empty();
            case DocumentNode.Scalar ignored -> Optional.empty();
            case DocumentNode.Nothing ignored -> Optional.empty();
        };
    }

    private static JsonSchema schema(Standard standard) {
        String name = "odcs-json-schema-" + standard.apiVersion() + ".json";
        try (InputStream stream = OdcsSchema.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("The resource " + name + " is not in the jar");
            }
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V201909)
                    .getSchema(stream);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
