package dev.floe.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a model gets its compute: its own text over its properties over the project's tree over the transform. */
final class TestModelComputes {
    @TempDir
    private Path directory;

    private Project project = new Project(Path.of(System.getProperty("java.io.tmpdir")));

    @BeforeEach
    void approveThreeComputes() {
        project = new Project(directory)
                .write("manifest.yaml", "plugins:\n  compute: {approved: [duckdb, spark, postgres, snowflake]}\n")
                .write("floe.yaml", "transforms:\n  - {type: dbt, path: models, compute: spark}\n");
    }

    @Test
    void takesTheComputeOfTheTransform() {
        assertThat(computes()).isEqualTo("orders=spark/TRANSFORM stg_orders=spark/TRANSFORM");
    }

    @Test
    void takesTheTransformWithTheLongestPath() {
        project.write("floe.yaml", """
                transforms:
                  - {type: dbt, path: models, compute: spark}
                  - {type: dbt, path: models/marts, compute: postgres}
                """);
        assertThat(computes()).isEqualTo("orders=postgres/TRANSFORM stg_orders=spark/TRANSFORM");
    }

    @Test
    void takesTheDefaultOutsideOfEveryTransform() {
        project.write("floe.yaml", "transforms:\n  - {type: dbt, path: models/staging, compute: spark}\n");
        assertThat(computes()).isEqualTo("orders=duckdb/DEFAULT stg_orders=spark/TRANSFORM");
    }

    @Test
    void takesTheDeepestOfTheProjectTree() {
        project.write("dbt_project.yml", """
                name: shop
                models:
                  +compute: postgres
                  shop:
                    marts:
                      orders:
                        compute: snowflake
                """);
        assertThat(computes()).isEqualTo("orders=snowflake/MODEL stg_orders=postgres/MODEL");
    }

    @Test
    void prefersPropertiesOverTheProjectTree() {
        project.write("dbt_project.yml", "name: shop\nmodels: {shop: {+compute: postgres}}\n")
                .write("models/schema.yml", "models:\n  - name: orders\n    config: {compute: duckdb}\n");
        assertThat(computes()).isEqualTo("orders=duckdb/MODEL stg_orders=postgres/MODEL");
    }

    @Test
    void prefersTheModelsOwnText() {
        project.write("models/schema.yml", "models:\n  - name: orders\n    config: {compute: duckdb}\n")
                .write("models/marts/orders.sql", "{{ config(compute='postgres') }}\nselect 1\n");
        assertThat(computes()).isEqualTo("orders=postgres/MODEL stg_orders=spark/TRANSFORM");
    }

    @Test
    void readsAnchorsOfDbtsOwnFiles() {
        project.write("dbt_project.yml", """
                name: shop
                vars:
                  heavy: &heavy
                    +compute: snowflake
                    +enabled: yes
                models:
                  shop:
                    marts: *heavy
                    staging:
                      <<: *heavy
                      +compute: duckdb
                """);
        assertThat(computes()).isEqualTo("orders=snowflake/MODEL stg_orders=duckdb/MODEL");
    }

    @Test
    void takesSeedsAndSnapshotsForSomethingToRun() {
        project.write("seeds/countries.csv", "code\nde\n").write("floe.yaml", """
                        transforms:
                          - {type: dbt, path: models}
                          - {type: dbt, path: seeds, compute: postgres}
                        """);
        assertThat(computes()).isEqualTo("orders=duckdb/DEFAULT stg_orders=duckdb/DEFAULT");
    }

    private String computes() {
        Compilation compilation = project.compile();
        assertThat(compilation.problems()).isEmpty();
        return compilation.artifacts().orElseThrow().nodes().stream()
                .map(node -> node.name() + "=" + node.compute() + "/" + node.choice())
                .collect(Collectors.joining(" "));
    }
}
