package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code floe product} on a product that offers a table to another one. */
final class TestProductCommand {
    @TempDir
    private Path directory;

    private MeshExample mesh;

    @BeforeEach
    void copyExample() throws IOException {
        mesh = new MeshExample(directory);
    }

    /** {@code -Dfloe.golden.update=true} writes it anew. */
    @Test
    void theContractOfTheExampleIsTheOneThatFloeWrites() throws IOException {
        CapturedRun run = mesh.orders("contract");
        if (Boolean.getBoolean("floe.golden.update")) {
            Files.writeString(MeshExample.SOURCE.resolve(MeshExample.CONTRACT), run.output());
        }

        assertThat(run).isEqualTo(new CapturedRun(0, mesh.read(MeshExample.CONTRACT), ""));
        assertThat(mesh.orders("contract", "--write").output())
                .isEqualTo("kept  contracts/revenue-by-day.odcs.yaml (1.0.0)\n");
    }

    @Test
    void writesAContractThatIsNotThere() throws IOException {
        String written = mesh.read(MeshExample.CONTRACT);
        mesh.delete(MeshExample.CONTRACT);

        assertThat(mesh.orders("contract", "revenue-by-day", "--write"))
                .isEqualTo(new CapturedRun(0, "wrote contracts/revenue-by-day.odcs.yaml (1.0.0)\n", ""));
        assertThat(mesh.read(MeshExample.CONTRACT)).isEqualTo(written);
    }

    @Test
    void writesTheReleaseOfTheStandardThatIsAskedForAndStaysWithIt() throws IOException {
        mesh.orders("contract", "--write", "--standard", "v3.2.0");
        assertThat(mesh.read(MeshExample.CONTRACT)).startsWith("apiVersion: v3.2.0\n");

        assertThat(mesh.orders("contract", "--write").output()).startsWith("kept ");
        assertThat(mesh.floe("enterprise", "check").exitCode()).isZero();
        assertThat(mesh.orders("contract", "--standard", "v3.0.0").errors())
                .startsWith("error[FLOE-U004]: Value 'v3.0.0' of option '--standard' is not one of v3.1.0, v3.2.0");
    }

    @Test
    void keepsWhatPeopleHaveAdded() throws IOException {
        mesh.write(
                MeshExample.CONTRACT,
                mesh.read(MeshExample.CONTRACT) + "support:\n  - channel: sales-data\n    tool: slack\n");
        mesh.replace(MeshExample.FLOE, "      version: \"1.0.0\"", "      version: \"1.0.1\"");

        assertThat(mesh.orders("contract", "--write").exitCode()).isZero();
        assertThat(mesh.read(MeshExample.CONTRACT))
                .contains("version: \"1.0.1\"\n")
                .endsWith("support:\n  - channel: sales-data\n    tool: slack\n");
    }

    @Test
    void refusesToTakeAColumnFromItsReaders() throws IOException {
        dropOrderCount();
        CapturedRun compile = mesh.floe("compile", "--project-dir", "products/orders");

        assertThat(compile).isEqualTo(new CapturedRun(2, "", """
                error[FLOE-C212]: Version 1.0.0 of port 'revenue-by-day' is too low: column 'order_count' is gone (major)
                  --> floe.yaml:26:16
                   |
                26 |       version: "1.0.0"
                   |                ^^^^^^^
                  ::: contracts/revenue-by-day.odcs.yaml:5:10  1.0.0 is promised here
                  ::: ../campaigns/floe.yaml:17:16  product 'marketing-campaigns' reads it, and takes ^1.0.0, which 2.0.0 is not
                  help: raise it to 2.0.0 or more, and tell marketing-campaigns

                1 error
                """));
        assertThat(mesh.orders("contract", "--write")).returns(2, CapturedRun::exitCode);
        assertThat(mesh.read(MeshExample.CONTRACT)).isEqualTo(source(MeshExample.CONTRACT));
    }

    @Test
    void showsWhatHasChanged() throws IOException {
        assertThat(mesh.orders("diff"))
                .isEqualTo(new CapturedRun(0, "sales-orders/revenue-by-day 1.0.0: promises what 1.0.0 does\n", ""));

        dropOrderCount();
        mesh.replace(MeshExample.PROPERTIES, "Day of the order.", "The day.");
        mesh.replace(MeshExample.FLOE, "      version: \"1.0.0\"", "      version: \"2.0.0\"");
        CapturedRun run = mesh.orders("diff");

        assertThat(run.exitCode()).isZero();
        assertThat(run.errors())
                .startsWith(
                        "warning[FLOE-C216]: The contract 'contracts/revenue-by-day.odcs.yaml' of port 'revenue-by-day' is"
                                + " still of version 1.0.0\n");
        assertThat(run.output()).isEqualTo("""
                sales-orders/revenue-by-day 2.0.0: has changed since 1.0.0, which needs 2.0.0 or more
                  major  column 'order_count' is gone
                  patch  column 'ordered_on' is described differently
                """);
        MeshExample.assertFits("product-result", mesh.orders("diff", "--output", "json"));
    }

    @Test
    void comparesWithAnyOtherContractOfThePort() throws IOException {
        mesh.write("old.yaml", mesh.read(MeshExample.CONTRACT).replace("value: 30", "value: 24"));

        assertThat(mesh.orders("diff", "--against", "../../old.yaml")).isEqualTo(new CapturedRun(0, """
                sales-orders/revenue-by-day 1.0.0: has changed since 1.0.0, which needs 2.0.0 or more
                  major  latency is 30 h instead of 24 h
                """, ""));

        mesh.replace("old.yaml", "id: sales-orders/", "id: sales/");
        assertThat(mesh.orders("diff", "--against", "../../old.yaml").errors())
                .startsWith(
                        "error[FLOE-C218]: Contract '../../old.yaml' is of port 'sales/revenue-by-day', which the product"
                                + " has no contract of\n")
                .contains("help: the product has contracts of 'sales-orders/revenue-by-day'");
    }

    @Test
    void listsItsPortsAndWhatHoldsForIt() {
        assertThat(mesh.orders("ports")).isEqualTo(new CapturedRun(0, """
                PRODUCT       PORT    NAME            VERSION  MODEL OR SOURCE
                sales-orders  output  revenue-by-day  1.0.0    gold_revenue_by_day
                """, ""));
        assertThat(mesh.orders("policy").output().lines().map(line -> line.replaceAll(" {2,}", "  ")))
                .contains(
                        "data_architecture.layers.gold.namespace  sales_gold  example-sales  ../../sales-domain.yaml:23:18");
    }

    @Test
    void printsResultsThatFitTheirSchema() throws IOException {
        for (String command : new String[] {"contract", "diff", "policy", "ports"}) {
            MeshExample.assertFits("product-result", mesh.orders(command, "--output", "json"));
        }
        assertThat(mesh.orders("contract", "--output", "json").output())
                .contains("\"written\": true")
                .contains("\"physicalName\": \"sales_gold.gold_revenue_by_day\"");
    }

    @Test
    void saysWhatItDoesNotKnow() {
        assertThat(mesh.orders().errors()).isEqualTo("""
                error[FLOE-U010]: 'floe product' is given no command
                  help: commands: contract, diff, policy, ports, verify
                """);
        assertThat(mesh.floe("product", "contract", "x", "--project-dir", "products/campaigns"))
                .isEqualTo(new CapturedRun(
                        2, "", "error[FLOE-U004]: Port 'x' is not there: the product has no output ports\n"));
        assertThat(mesh.orders("contracts").errors()).contains("did you mean 'contract'?");
        assertThat(mesh.orders("contract", "revenue").errors()).contains("revenue-by-day");
    }

    private void dropOrderCount() throws IOException {
        mesh.replace(MeshExample.SQL, "    count(distinct orders.order_id) as order_count,\n", "");
        mesh.replace(MeshExample.PROPERTIES, """
                      - name: order_count
                        description: Number of orders.
                        data_type: bigint
                        data_tests: [not_null]
                """, "");
    }

    private static String source(String file) throws IOException {
        return Files.readString(MeshExample.SOURCE.resolve(file));
    }
}
