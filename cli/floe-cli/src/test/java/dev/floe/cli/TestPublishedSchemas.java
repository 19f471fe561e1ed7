package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.floe.compiler.document.ManifestShape;
import dev.floe.compiler.document.ProductShape;
import dev.floe.documents.DocumentNode;
import dev.floe.documents.YamlDialect;
import dev.floe.documents.YamlReader;
import dev.floe.documents.json.JsonWriter;
import dev.floe.documents.shape.Shape;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.value.PropertyValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** An editor that validates by the published schema and floe itself agree on every document: the good and the bad ones. */
final class TestPublishedSchemas {
    private static final Path ROOT = Path.of(System.getProperty("floe.root"));
    private static final List<String> FOLDERS =
            List.of("configuration/floe-compiler/src/test/seeds", "examples", "cli/floe-cli/src/test/golden/compile");

    private final JsonSchema manifest = schema("manifest");
    private final JsonSchema product = schema("floe");

    @TestFactory
    Stream<DynamicTest> agreeWithTheReader() throws IOException {
        return FOLDERS.stream()
                .map(ROOT::resolve)
                .flatMap(TestPublishedSchemas::documents)
                .map(file -> DynamicTest.dynamicTest(ROOT.relativize(file).toString(), () -> compare(file)));
    }

    private void compare(Path file) throws IOException {
        boolean isProduct = file.endsWith("floe.yaml");
        ProblemCollector problems = new ProblemCollector();
        Optional<DocumentNode> root = YamlReader.read(
                        file.getFileName().toString(), Files.readAllBytes(file), YamlDialect.STRICT, problems)
                .root();
        if (root.isEmpty() || problems.hasErrors()) {
            // What is no document in floe's YAML is nothing that a schema could judge.
            return;
        }
        Shape<?> shape = isProduct ? ProductShape.SHAPE : ManifestShape.SHAPE;
        shape.read(root.get(), problems);
        Optional<String> json = json(root.get()).map(JsonWriter::write);
        if (json.isEmpty()) {
            assertThat(problems.hasErrors()).isTrue();
            return;
        }
        var faults = (isProduct ? product : manifest).validate(json.get(), InputFormat.JSON);
        assertThat(faults.isEmpty())
                .as("floe says %s, the schema says %s", problems.problems(), faults)
                .isEqualTo(!problems.hasErrors());
    }

    private static Stream<Path> documents(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new IllegalStateException("Cannot list " + folder, e);
        }
    }

    private static JsonSchema schema(String name) {
        try {
            return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                    .getSchema(Files.readString(ROOT.resolve("schemas").resolve(name + ".schema.json")));
        } catch (IOException e) {
            throw new IllegalStateException("No schema of " + name, e);
        }
    }

    /** The node as JSON; empty where it holds nothing somewhere, which floe's values cannot say. */
    private static Optional<PropertyValue> json(DocumentNode node) {
        return switch (node) {
            case DocumentNode.Scalar scalar -> Optional.of(scalar.value());
            case DocumentNode.Nothing ignored -> Optional.empty();
            case DocumentNode.Sequence sequence -> {
                List<Optional<PropertyValue>> items = sequence.items().stream()
                        .map(TestPublishedSchemas::json)
                        .toList();
                yield items.stream().allMatch(Optional::isPresent)
                        ? Optional.of(new PropertyValue.Items(
                                items.stream().flatMap(Optional::stream).toList()))
                        : Optional.empty();
            }
            case DocumentNode.Mapping mapping -> {
                Map<String, PropertyValue> entries = new LinkedHashMap<>();
                mapping.entries()
                        .forEach(entry -> json(entry.value()).ifPresent(value -> entries.put(entry.key(), value)));
                yield entries.size() == mapping.entries().size()
                        ? Optional.of(new PropertyValue.Entries(entries))
                        : Optional.empty();
            }
        };
    }
}
