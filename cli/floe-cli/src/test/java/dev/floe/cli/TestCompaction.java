package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code floe maintain} puts small files together and changes no row. */
final class TestCompaction {
    @TempDir
    private Path directory;

    private TestedProduct product;

    @BeforeEach
    void createTablesOfSmallFiles() {
        product = new TestedProduct(directory);
        product.model("log", """
                {{ config(materialized='incremental', incremental_strategy='append', partition_by='part', sort_by='id desc') }}
                select * from {{ ref('raw') }}
                """);
        product.model("total", "select sum(id) as total from {{ ref('log') }}");
        for (int i = 1; i <= 3; i++) {
            product.write("seeds/raw.csv", "id,part\n" + i + ",a\n" + (i == 1 ? "9,b\n" : ""));
            product.run();
        }
    }

    @Test
    void putsThemTogetherAndLeavesNothingToRun() {
        assertThat(product.dataFiles("log")).hasSize(4);
        String dry = product.floe("maintain").output();
        assertThat(dry).isEqualTo("""
                TABLE     DATA FILES  THEN, ABOUT
                gold.log  4           2
                Nothing was changed: 'floe maintain --apply' does it
                """);
        assertThat(product.dataFiles("log")).hasSize(4);
        assertThat(product.floe("maintain", "--apply").output()).isEqualTo("""
                TABLE     DATA FILES  NOW
                gold.log  4           2
                Done
                """);
        assertThat(product.dataFiles("log")).hasSize(2);
        assertThat(product.rows("select id, part from gold.log where part = 'a'"))
                .containsExactly("3 a", "2 a", "1 a");
        assertThat(product.rows("select * from gold.total")).containsExactly("15");
        assertThat(product.floe("maintain").output()).isEqualTo("There is nothing to tidy\n");
        assertThat(product.floe("run").output()).contains("Nothing new");
    }

    @Test
    void earlierSnapshotsStillHaveTheirFiles() {
        String snapshot = String.valueOf(product.table("log").currentSnapshot().parentId());
        product.floe("maintain", "--apply");
        CapturedRun shown = product.floe("show", "gold.log", "--at", snapshot);
        assertThat(shown.output()).contains("(3 rows)");
        List<String> rows = product.rows("select count(*) from gold.log");
        assertThat(rows).containsExactly("4");
    }

    @Test
    void tellsProgramsToo() {
        assertThat(product.floe("maintain", "--output", "json").output())
                .containsPattern("\"name\": \"gold.log\",\\s+\"files_before\": 4,\\s+\"files_after\": 2");
    }
}
