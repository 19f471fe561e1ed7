package dev.floe.testing.governance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.compiler.contract.Contract.Standard;
import dev.floe.compiler.contract.OdcsWriter;
import dev.floe.compiler.port.PortContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Products that read each other's tables, with one violation at a time: it is found in its line, and nothing else is. */
final class TestPlantedMeshViolations {
    private static final int PRODUCTS = 3;

    @TempDir
    private static Path directory;

    @BeforeAll
    static void writeMesh() throws IOException {
        write("enterprise.yaml", "name: acme\nscope: enterprise\ndomains: [domain.yaml, other.yaml]\n");
        write("domain.yaml", domain("sales", "products/*"));
        write("other.yaml", domain("crm", "crm"));
        write("crm/floe.yaml", """
                name: crm
                platform: {ref: ../other.yaml}
                namespaces: {gold: ns_up}
                transforms: [{type: dbt, path: models, layer: gold}]
                """);
        for (int i = 0; i < PRODUCTS; i++) {
            writeProduct("p" + i, "p" + Math.max(0, i - 1));
        }
    }

    private static String domain(String name, String products) {
        return "name: %s\nscope: domain\nparent_manifest: enterprise.yaml\nproducts: ['%s']\n"
                .formatted(name, products);
    }

    private static void writeProduct(String name, String upstream) throws IOException {
        String path = "products/" + name + "/";
        write(path + "dbt_project.yml", "name: " + name + "\nversion: 1.0.0\nprofile: any\n");
        write(
                path + "models/facts.sql",
                "select\n  cast(1 as integer) as id,\n  cast(2 as double) as amount,\n  cast('x' as varchar) as note\n");
        write(path + "models/others.sql", "select 1 as id\n");
        write(path + "models/properties.yml", """
                sources:
                  - name: up
                    schema: ns_%s
                    tables:
                      - name: facts
                        columns:
                          - {name: id, data_type: integer}
                models:
                  - name: facts
                    columns:
                      - {name: amount}
                """.formatted(upstream));
        String floe = """
                name: %s
                platform: {ref: ../../domain.yaml}
                namespaces: {gold: ns_%s}
                transforms: [{type: dbt, path: models, layer: gold}]
                ports:
                  output:
                    - {model: facts, version: 1.0.0}
                """.formatted(name, name);
        write(path + "floe.yaml", floe);
        PortContract port = Compiled.of(directory.resolve(path)).contracts().getFirst();
        write(
                path + port.path(),
                OdcsWriter.yaml(OdcsWriter.document(port.contract(), Standard.V3_1_0, Optional.empty())));
        write(path + "floe.yaml", floe + """
                  input:
                    - product: %s
                      port: facts
                      version: ^1.0.0
                      contract: ../%s/contracts/facts.odcs.yaml
                      source: up.facts
                """.formatted(upstream, upstream));
    }

    @Test
    void findsNothingWhereNothingIsPlanted() {
        for (int i = 0; i < PRODUCTS; i++) {
            assertThat(Compiled.problems(product(i))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsEachWhereItIsPlanted(MeshPlant plant) throws IOException {
        for (int i = 1; i < PRODUCTS; i++) {
            Path file = product(i).resolve(plant.file());
            String before = Files.readString(file);
            Files.writeString(file, plant.plantedIn(before, "p" + i));

            assertThat(Compiled.problems(product(i))).containsExactly(expected(plant, i));
            Files.writeString(file, before);
        }
    }

    private static String expected(MeshPlant plant, int product) throws IOException {
        List<String> lines = Files.readAllLines(product(product).resolve(plant.reportedFile()));
        for (int line = 0; line < lines.size(); line++) {
            if (lines.get(line).contains(plant.reportedLine())) {
                return "%s %s:%d".formatted(plant.code(), plant.reportedFile(), line + 1);
            }
        }
        throw new IllegalStateException("'" + plant.reportedLine() + "' is not in " + plant.reportedFile());
    }

    private static Path product(int index) {
        return directory.resolve("products/p" + index);
    }

    private static void write(String path, String text) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }
}
