package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A copy of {@code examples/data-mesh}, for changes: an enterprise, two domains, a product that offers and one that reads. */
final class MeshExample {
    static final Path ROOT = Path.of(System.getProperty("floe.root"));
    static final Path SOURCE = ROOT.resolve("examples/data-mesh");
    static final String CONTRACT = "products/orders/contracts/revenue-by-day.odcs.yaml";
    static final String FLOE = "products/orders/floe.yaml";
    static final String SQL = "products/orders/models/marts/gold_revenue_by_day.sql";
    static final String PROPERTIES = "products/orders/models/marts/marts.yml";

    private final Path directory;

    MeshExample(Path directory) throws IOException {
        this.directory = directory;
        try (Stream<Path> files = Files.walk(SOURCE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = directory.resolve(SOURCE.relativize(file).toString());
                if (!copy.startsWith(directory.resolve("products/orders/target"))) {
                    Files.createDirectories(copy.resolveSibling("."));
                    Files.copy(file, copy);
                }
            }
        }
    }

    CapturedRun floe(String... arguments) {
        return CapturedRun.of(directory, List.of(arguments));
    }

    /** {@code floe product} on the product that offers a table. */
    CapturedRun orders(String... arguments) {
        return CapturedRun.of(
                directory.resolve("products/orders"),
                Stream.concat(Stream.of("product"), Stream.of(arguments)).toList());
    }

    String read(String file) throws IOException {
        return Files.readString(directory.resolve(file));
    }

    MeshExample write(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text);
        return this;
    }

    MeshExample delete(String file) throws IOException {
        Files.delete(directory.resolve(file));
        return this;
    }

    /** Replaces something that is there. */
    MeshExample replace(String file, String old, String text) throws IOException {
        String before = read(file);
        assertThat(before).contains(old);
        return write(file, before.replace(old, text));
    }

    /** Asserts that a result fits the schema that {@code floe schema} prints. */
    static void assertFits(String schema, CapturedRun run) throws IOException {
        assertThat(JsonSchemaFactory.getInstance(VersionFlag.V202012)
                        .getSchema(Files.readString(ROOT.resolve("schemas/" + schema + ".schema.json")))
                        .validate(run.output(), InputFormat.JSON))
                .as(run.output())
                .isEmpty();
    }
}
