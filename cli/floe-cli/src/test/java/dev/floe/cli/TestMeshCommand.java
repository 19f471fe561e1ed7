package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code floe enterprise} and {@code floe domain} on the example of a mesh. */
final class TestMeshCommand {
    @TempDir
    private Path directory;

    private MeshExample mesh;

    @BeforeEach
    void copyExample() throws IOException {
        mesh = new MeshExample(directory);
    }

    @Test
    void listsTheProductsOfAnEnterpriseWithTheirPorts() {
        assertThat(mesh.floe("enterprise", "products")).isEqualTo(new CapturedRun(0, """
                PRODUCT              PORT    NAME                         VERSION  MODEL OR SOURCE
                marketing-campaigns  input   sales-orders/revenue-by-day  ^1.0.0   sales.gold_revenue_by_day
                sales-orders         output  revenue-by-day               1.0.0    gold_revenue_by_day
                """, ""));
    }

    @Test
    void listsTheProductsOfADomain() throws IOException {
        mesh.replace(MeshExample.FLOE, mesh.read(MeshExample.FLOE).replaceFirst("(?s).*(?=ports:)", ""), "");

        assertThat(mesh.floe("domain", "products", "--manifest", "sales-domain.yaml"))
                .isEqualTo(new CapturedRun(0, """
                        PRODUCT       PORT  NAME  VERSION  MODEL OR SOURCE
                        sales-orders  -     -     -        -
                        """, ""));
    }

    @Test
    void showsEveryValueWithWhoSetIt() {
        CapturedRun run = mesh.floe("domain", "policy", "--manifest", "sales-domain.yaml");

        assertThat(run).returns(0, CapturedRun::exitCode).returns("", CapturedRun::errors);
        assertThat(run.output().lines().map(line -> line.replaceAll(" {2,}", "  ")))
                .startsWith("KEY  VALUE  SET BY  AT")
                .contains(
                        "data_architecture.layers.gold.quality_gates.minimum_test_coverage  90  example-sales"
                                + "  sales-domain.yaml:27:32",
                        "data_architecture.layers.gold.quality_gates.require_descriptions  true  example-enterprise"
                                + "  enterprise.yaml:41:31",
                        "data_architecture.pattern  medallion  example-enterprise  enterprise.yaml:27:12");
    }

    @Test
    void compilesTheProductsBelow() throws IOException {
        assertThat(mesh.floe("enterprise", "check")).isEqualTo(new CapturedRun(0, """
                PRODUCT              RESULT    ERRORS
                marketing-campaigns  compiles  0
                sales-orders         compiles  0
                """, ""));

        mesh.replace("products/campaigns/floe.yaml", "version: ^1.0.0", "version: ^2.0.0");
        assertThat(mesh.floe("enterprise", "check")).isEqualTo(new CapturedRun(2, """
                PRODUCT              RESULT    ERRORS
                marketing-campaigns  fails     1
                sales-orders         compiles  0
                """, """
                error[FLOE-C228]: Product 'marketing-campaigns' does not compile: 1 error
                  ::: products/campaigns/floe.yaml:17:16  FLOE-C217: Version 1.0.0 of 'sales-orders/revenue-by-day' is not in \
                '^2.0.0'
                  help: 'floe explain FLOE-C217' says more
                """));
    }

    @Test
    void saysWhatAChangeWouldBreak() throws IOException {
        mesh.write(
                "changed.yaml",
                mesh.read("enterprise.yaml").replace("minimum_test_coverage: 80", "minimum_test_coverage: 100"));

        assertThat(mesh.floe("enterprise", "check", "--with", "changed.yaml")).isEqualTo(new CapturedRun(2, """
                        PRODUCT              RESULT    ERRORS
                        marketing-campaigns  compiles  0
                        sales-orders         breaks    1
                        """, """
                        error[FLOE-C228]: Product 'sales-orders' would not compile: 1 error
                          ::: sales-domain.yaml:27:32  FLOE-C311: The minimum_test_coverage of layer 'gold' is 90, below the 100 of \
                        manifest 'example-enterprise'
                          help: 'floe explain FLOE-C311' says more
                        """));
    }

    @Test
    void doesNotBlameAChangeForWhatWasWrongBefore() throws IOException {
        mesh.replace("products/campaigns/floe.yaml", "version: ^1.0.0", "version: ^2.0.0");
        mesh.write("changed.yaml", "# moved by a line\n" + mesh.read("enterprise.yaml"));

        assertThat(mesh.floe("enterprise", "check", "--with", "changed.yaml")).isEqualTo(new CapturedRun(0, """
                        PRODUCT              RESULT         ERRORS
                        marketing-campaigns  failed before  1
                        sales-orders         compiles       0
                        """, ""));
    }

    @Test
    void changesNothing() throws IOException {
        mesh.floe("enterprise", "check");

        assertThat(directory.resolve("products/orders/target")).doesNotExist();
    }

    @Test
    void printsResultsThatFitTheirSchemas() throws IOException {
        for (String command : new String[] {"products", "policy", "check"}) {
            MeshExample.assertFits("enterprise-result", mesh.floe("enterprise", command, "--output", "json"));
            MeshExample.assertFits(
                    "domain-result",
                    mesh.floe("domain", command, "--manifest", "marketing-domain.yaml", "--output", "json"));
        }
        assertThat(mesh.floe("domain", "products", "--manifest", "sales-domain.yaml", "--output", "json")
                        .output())
                .isEqualTo("""
                        {
                          "problems": [],
                          "manifest": "sales-domain.yaml",
                          "products": [
                            {
                              "name": "sales-orders",
                              "directory": "products/orders",
                              "version": "1.0.0",
                              "ports": [
                                {
                                  "direction": "output",
                                  "port": "revenue-by-day",
                                  "version": "1.0.0",
                                  "model": "gold_revenue_by_day"
                                }
                              ]
                            }
                          ]
                        }
                        """);
    }

    @Test
    void saysWhatIsNotThere() throws IOException {
        refuses(
                "error[FLOE-C227]: Several manifests here are of scope 'domain'\n"
                        + "  help: name one by --manifest: marketing-domain.yaml, sales-domain.yaml\n",
                "domain",
                "products");
        refuses(
                "error[FLOE-C227]: Manifest 'nowhere.yaml' does not exist\n" + "  help: look at the path\n",
                "domain",
                "policy",
                "--manifest",
                "nowhere.yaml");
        refuses(
                "error[FLOE-C227]: Manifest 'enterprise.yaml' is not of scope 'domain'\n"
                        + "  help: name a manifest with 'scope: domain'\n",
                "domain",
                "policy",
                "--manifest",
                "enterprise.yaml");
        refuses(
                "error[FLOE-C227]: No manifest here is of scope 'enterprise'\n"
                        + "  help: name one by --manifest, or its directory by --project-dir\n",
                "enterprise",
                "check",
                "--project-dir",
                "products");
        refuses("error[FLOE-U013]: 'nowhere.yaml' is no file\n", "enterprise", "check", "--with", "nowhere.yaml");
        assertThat(mesh.floe("enterprise", "product").errors()).contains("did you mean 'products'?");

        mesh.replace("enterprise.yaml", "- marketing-domain.yaml", "- market-domain.yaml");
        assertThat(mesh.floe("enterprise", "products").errors())
                .contains("error[FLOE-C221]: Manifest 'market-domain.yaml' of a domain does not exist\n"
                        + "  --> enterprise.yaml:78:5\n");
    }

    private void refuses(String errors, String... arguments) {
        assertThat(mesh.floe(arguments)).isEqualTo(new CapturedRun(2, "", errors));
    }
}
