package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code floe product verify}: contracts against tables that a run has published. */
final class TestVerifiedTables {
    private static final String CONTRACT = "contracts/things.odcs.yaml";

    @TempDir
    private Path directory;

    private TestedProduct product;

    @BeforeEach
    void writeProduct() {
        product = new TestedProduct(directory);
        product.write("floe.yaml", """
                name: shop
                transforms: [{type: dbt, path: models/, layer: gold}]
                ports:
                  output:
                    - {model: things, version: "1.0.0"}
                """);
        product.model("things", """
                select
                    cast(1 as integer) as id,
                    cast('x' as varchar) as name,
                    cast(1.5 as decimal(9, 2)) as amount,
                    cast('2026-11-21 12:00:00' as timestamp) as seen_at,
                    cast('2026-11-21 12:00:00' as timestamptz) as told_at,
                    cast([1, 2] as integer[]) as parts,
                    cast({'a': 1, 'b': 'x'} as struct(a integer, b varchar)) as pair
                """);
        assertThat(product.floe("product", "contract", "--write").exitCode()).isZero();
    }

    @Test
    void findsTheTablesAsPromisedOnceTheyArePublished() throws IOException {
        CapturedRun before = product.floe("product", "verify");
        assertThat(before.exitCode()).isEqualTo(2);
        assertThat(before.errors())
                .startsWith("error[FLOE-C226]: Table 'gold.things' is promised, and not published\n"
                        + "  --> contracts/things.odcs.yaml:")
                .contains("help: 'floe run' publishes it");

        assertThat(product.floe("run").exitCode()).isZero();
        assertThat(product.floe("product", "verify"))
                .isEqualTo(new CapturedRun(0, "the table of port 'things' is as promised\n", ""));
        MeshExample.assertFits("product-result", product.floe("product", "verify", "--output", "json"));
    }

    @Test
    void namesEachColumnThatIsNot() throws IOException {
        product.floe("run");
        Path contract = directory.resolve(CONTRACT);
        String text = Files.readString(contract);
        Files.writeString(
                contract,
                text.replace("name: amount", "name: sum").replace("physicalType: INTEGER\n", "physicalType: BIGINT\n"));
        product.write(
                "floe.yaml", Files.readString(directory.resolve("floe.yaml")).replace("1.0.0", "2.0.0"));

        CapturedRun run = product.floe("product", "verify");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors())
                .contains("Column 'sum' of table 'gold.things' is promised, and not published")
                .contains("Column 'id' of table 'gold.things' is promised as BIGINT, and published as INTEGER");
    }
}
