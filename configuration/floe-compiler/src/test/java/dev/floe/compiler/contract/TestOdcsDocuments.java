package dev.floe.compiler.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.compiler.contract.Contract.Standard;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.value.PropertyValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contracts as documents, judged by the JSON Schema of the standard. */
final class TestOdcsDocuments {
    @ParameterizedTest
    @EnumSource
    void writesWhatTheStandardsOwnSchemaTakesAndReadsItBack(Standard standard) {
        SampleContracts samples = new SampleContracts(11);
        for (int i = 0; i < 40; i++) {
            Contract contract = samples.next();
            String yaml = OdcsWriter.yaml(OdcsWriter.document(contract, standard, Optional.empty()));
            ProblemCollector problems = new ProblemCollector();

            Optional<LoadedContract> read = read(yaml, problems);

            assertThat(problems.problems()).as(yaml).isEmpty();
            assertThat(read.map(LoadedContract::standard)).contains(standard);
            assertThat(ContractChanges.between(contract, read.orElseThrow().contract()))
                    .isEmpty();
            assertThat(read.orElseThrow().contract().version()).isEqualTo(contract.version());
        }
    }

    @Test
    void showsEachFaultWhereItIs() {
        assertThat(problems("""
                apiVersion: v3.1.0
                kind: DataContract
                id: shop/orders
                version: 1.0.0
                status: active
                schema:
                  - name: orders
                    properties:
                      - {name: id, logicalType: whole}
                      - {logicalType: string}
                owner: me
                """))
                .anyMatch(line -> line.startsWith("FLOE-C210 o.yaml:9:33 ") && line.contains("logicalType"))
                .anyMatch(line -> line.startsWith("FLOE-C210 o.yaml:10:9 ") && line.contains("name"));
    }

    @Test
    void readsContractsOfPortsInReleasesThatItKnows() {
        String fine = """
                apiVersion: v3.1.0
                kind: DataContract
                id: shop/orders
                version: 1.0.0
                status: active
                schema: [{name: orders}]
                """;
        assertThat(problems(fine)).isEmpty();
        assertThat(problems(fine.replace("v3.1.0", "v2.2.2")))
                .containsExactly("FLOE-C211 o.yaml:1:13 The contract is of release 'v2.2.2' of the standard");
        assertThat(problems(fine.replace("shop/orders", "orders")))
                .containsExactly(
                        "FLOE-C211 o.yaml:3:5 The id of the contract is not the name of a product, '/' and the name of a port");
        assertThat(problems(fine.replace("1.0.0", "one")))
                .containsExactly("FLOE-C211 o.yaml:4:10 The version of the contract is not three numbers");
        assertThat(problems(fine.replace("[{name: orders}]", "[{name: a}, {name: b}]")))
                .containsExactly("FLOE-C211 o.yaml:6:9 The contract is not about exactly one table");
    }

    @Test
    void keepsTheSectionsThatItDoesNotMake() {
        Contract contract = new SampleContracts(3).next();
        PropertyValue.Entries before = new PropertyValue.Entries(Map.of(
                "status", PropertyValue.of("deprecated"),
                "tags", PropertyValue.of(List.of("money")),
                "unknown", PropertyValue.of("gone")));

        PropertyValue.Entries written = OdcsWriter.document(contract, Standard.V3_1_0, Optional.of(before));

        assertThat(written.values())
                .containsEntry("status", PropertyValue.of("deprecated"))
                .containsEntry("tags", PropertyValue.of(List.of("money")))
                .doesNotContainKey("unknown");
    }

    private static List<String> problems(String yaml) {
        ProblemCollector problems = new ProblemCollector();
        read(yaml, problems);
        return problems.problems().stream().map(TestOdcsDocuments::line).toList();
    }

    private static String line(Problem problem) {
        return problem.code().id() + " " + problem.place().map(Place::toString).orElse("-") + " " + problem.message();
    }

    private static Optional<LoadedContract> read(String yaml, ProblemCollector problems) {
        return LoadedContract.read("o.yaml", yaml.getBytes(StandardCharsets.UTF_8), problems);
    }
}
