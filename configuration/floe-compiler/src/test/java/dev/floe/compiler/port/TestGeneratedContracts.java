package dev.floe.compiler.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.floe.compiler.Compilation;
import dev.floe.compiler.Project;
import dev.floe.compiler.contract.Contract.Standard;
import dev.floe.compiler.contract.ContractColumn;
import dev.floe.compiler.contract.LoadedContract;
import dev.floe.compiler.contract.OdcsWriter;
import dev.floe.spi.artifact.Layer;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.problem.RelatedPlace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contracts of a product's ports, from its files. */
final class TestGeneratedContracts {
    private static final String FLOE = """
            name: shop
            platform: {ref: manifest.yaml}
            transforms:
              - {type: dbt, path: models/marts, layer: gold}
            ports:
              output:
                - {model: orders, version: "1.0.0", max_age: 24h}
            """;

    @TempDir
    private Path directory;

    private Project project() {
        return new Project(directory)
                .write("floe.yaml", FLOE)
                .write("manifest.yaml", """
                        name: sales
                        scope: domain
                        parent_manifest: enterprise.yaml
                        data_architecture:
                          layers:
                            gold: {namespace: sales_gold, retention: 6m}
                        governance:
                          classification:
                            levels: [{name: public}, {name: personal}]
                        """)
                .write("enterprise.yaml", "name: acme\nscope: enterprise\n")
                .write("models/marts/orders.sql", """
                        select
                            cast(1 as integer) as order_id,
                            cast('open' as varchar) as status,
                            cast('a@b.c' as varchar) as email,
                            cast(1.5 as decimal(18, 2)) as amount
                        from {{ ref('stg_orders') }}
                        """)
                .write("models/marts/marts.yml", """
                        models:
                          - name: orders
                            description: One row per order.
                            meta: {owner: sales-team}
                            columns:
                              - name: order_id
                                description: The key.
                                data_tests: [not_null, unique]
                              - name: status
                                data_tests:
                                  - accepted_values: {arguments: {values: [open, paid]}}
                                  - not_null: {config: {severity: warn}}
                              - name: email
                                meta: {classification: personal}
                        """);
    }

    @Test
    void saysWhatTheProjectSays() {
        Compilation compilation = project().compile();
        assertThat(compilation.problems()).extracting(Problem::isError).containsOnly(false);
        PortContract port = compilation.contracts().getFirst();
        var contract = port.contract();

        assertThat(contract.id()).hasToString("shop/orders");
        assertThat(contract.domain()).contains("sales");
        assertThat(contract.team()).contains("sales-team");
        assertThat(contract.table().physicalName()).isEqualTo("sales_gold.orders");
        assertThat(contract.table().primaryKey()).containsExactly("order_id");
        assertThat(contract.table().columns())
                .extracting(
                        ContractColumn::name,
                        column -> column.type().map(type -> type.physical()).orElse("?"))
                .containsExactly(
                        tuple("order_id", "INTEGER"),
                        tuple("status", "VARCHAR"),
                        tuple("email", "VARCHAR"),
                        tuple("amount", "DECIMAL(18,2)"));
        ContractColumn status = contract.table().column("status").orElseThrow();
        assertThat(status.isRequired())
                .as("a test that only warns promises nothing")
                .isFalse();
        assertThat(status.quality()).hasSize(1);
        assertThat(contract.table().column("email").orElseThrow().classification())
                .contains("personal");
        assertThat(contract.service()).extracting(level -> level.property()).containsExactly("latency", "retention");
    }

    @Test
    void fitsTheStandardInBothReleases() {
        PortContract port = project().compile().contracts().getFirst();
        for (Standard standard : Standard.values()) {
            String yaml = OdcsWriter.yaml(OdcsWriter.document(port.contract(), standard, Optional.empty()));
            ProblemCollector problems = new ProblemCollector();
            Optional<LoadedContract> read =
                    LoadedContract.read("o.yaml", yaml.getBytes(StandardCharsets.UTF_8), problems);
            assertThat(problems.problems()).as(yaml).isEmpty();
            assertThat(read.orElseThrow().contract()).isEqualTo(port.contract());
        }
    }

    @Test
    void wantsAHigherVersionAndNamesTheReaders() {
        Project project = project();
        PortContract promised = project.compile().contracts().getFirst();
        project.write(
                        promised.path(),
                        OdcsWriter.yaml(OdcsWriter.document(promised.contract(), Standard.V3_1_0, Optional.empty())))
                .write("enterprise.yaml", """
                        name: acme
                        scope: enterprise
                        domains: [marketing.yaml]
                        """)
                .write("marketing.yaml", "name: marketing\nscope: domain\nproducts: [campaigns]\n")
                .write("campaigns/floe.yaml", """
                        name: campaigns
                        ports:
                          input:
                            - {product: shop, port: orders, version: ^1.0.0, contract: ../contracts/orders.odcs.yaml}
                        """);
        assertThat(project.compile().problems()).isEmpty();

        project.write("models/marts/orders.sql", """
                select
                    cast(1 as integer) as order_id,
                    cast('open' as varchar) as status,
                    cast('a@b.c' as varchar) as email,
                    cast(1.5 as double) as amount
                from {{ ref('stg_orders') }}
                """);
        List<Problem> problems = project.compile().problems();

        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().message())
                .isEqualTo(
                        "Version 1.0.0 of port 'orders' is too low: column 'amount' is of type DOUBLE instead of type"
                                + " DECIMAL(18,2) (major)");
        assertThat(problems.getFirst().help()).contains("raise it to 2.0.0 or more, and tell campaigns");
        assertThat(problems.getFirst().related())
                .extracting(RelatedPlace::message)
                .containsExactly(
                        "1.0.0 is promised here", "product 'campaigns' reads it, and takes ^1.0.0, which 2.0.0 is not");

        project.write("floe.yaml", FLOE.replace("1.0.0", "2.0.0"));
        assertThat(project.problems())
                .containsExactly(
                        "FLOE-C216 floe.yaml:7:32 The contract 'contracts/orders.odcs.yaml' of port 'orders' is still of"
                                + " version 1.0.0");
    }

    @Test
    void putsTheTablesOfAProductIntoItsOwnNamespace() {
        Compilation compilation = project()
                .write("floe.yaml", FLOE + "namespaces: {gold: sales_orders}\n")
                .compile();
        assertThat(compilation.contracts().getFirst().contract().table().physicalName())
                .isEqualTo("sales_orders.orders");
        assertThat(compilation.artifacts().orElseThrow().dataArchitecture().layers())
                .extractingByKey("gold")
                .extracting(Layer::namespace)
                .isEqualTo("sales_orders");
    }
}
