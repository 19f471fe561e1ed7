package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever comes in, a table of which only some files change ends up with the rows that dbt's own SQL makes of all of them: a
 * hook that does nothing has all rows loaded.
 */
final class TestIncrementalTablesAgainstWholeOnes {
    private static final long SEED = 20_261_121;

    @TempDir
    private Path directory;

    private static Map<String, String> models() {
        Map<String, String> models = new LinkedHashMap<>();
        models.put("appended", "incremental_strategy='append', on_schema_change='sync_all_columns'");
        models.put("replaced", "unique_key='id'");
        models.put(
                "replaced_by_two",
                "unique_key=['id', 'part'], partition_by='part', on_schema_change='append_new_columns'");
        models.put(
                "merged",
                "incremental_strategy='merge', unique_key='id', partition_by='bucket(3, id)', sort_by='amount'");
        models.put(
                "merged_some",
                "incremental_strategy='merge', unique_key=['id', 'part'], merge_update_columns=['amount'],"
                        + " incremental_predicates=['DBT_INTERNAL_DEST.amount < 60']");
        models.put(
                "merged_by_clauses",
                "incremental_strategy='merge', unique_key='id', merge_clauses={'when_matched': [{'action': 'delete',"
                        + " 'condition': 'DBT_INTERNAL_SOURCE.amount > 80'}, {'action': 'update', 'mode': 'by_name'}],"
                        + " 'when_not_matched': [{'action': 'insert', 'mode': 'by_name'}]}");
        return models;
    }

    @Test
    void haveTheSameRows() {
        TestedProduct product = new TestedProduct(directory);
        models().forEach((name, config) -> {
            String columns = config.contains("on_schema_change") ? "*" : "id, part, amount";
            String model = "{{ config(materialized='incremental', %s) }} select " + columns + " from {{ ref('raw') }}";
            product.model(name, model.formatted(config));
            product.model(name + "_whole", model.formatted(config + ", post_hook='select 1'"));
        });
        Random random = new Random(SEED);
        for (int run = 1; run <= 4; run++) {
            product.write("seeds/raw.csv", rows(random, run));
            product.run();
            for (String name : models().keySet()) {
                assertThat(product.rows("select count(*) from ((from gold." + name + " except all from gold." + name
                                + "_whole) union all (from gold." + name + "_whole except all from gold." + name
                                + "))"))
                        .as("%s in run %d", name, run)
                        .containsExactly("0");
            }
        }
    }

    /** Keys come once in a run, as a merge wants it, some of them without a value. */
    private static String rows(Random random, int run) {
        StringBuilder rows = new StringBuilder("id,part,amount").append(run > 2 ? ",note\n" : "\n");
        for (int id = 1; id <= 40; id++) {
            if (random.nextInt(4) == 0) {
                rows.append(random.nextInt(12) == 0 ? "" : Integer.toString(id + random.nextInt(2) * 40 * run))
                        .append(',')
                        .append("abc".charAt(id % 3))
                        .append(',')
                        .append(random.nextInt(100))
                        .append(run > 2 ? ",x" + run + "\n" : "\n");
            }
        }
        return rows.toString();
    }
}
