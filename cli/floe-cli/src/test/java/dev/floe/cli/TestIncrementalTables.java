package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Incremental models and snapshots change rows of Iceberg tables without writing files again that do not change. */
final class TestIncrementalTables {
    @TempDir
    private Path directory;

    private TestedProduct product;

    @BeforeEach
    void createProduct() {
        product = new TestedProduct(directory);
    }

    private void raw(String... rows) {
        product.write("seeds/raw.csv", String.join("\n", rows) + "\n");
    }

    /** Runs a model again and again, each time with one more file: the first has ids 1 and 2, the second 3 and 4. */
    private void twoFiles(String name, String config) {
        product.model(name, "{{ config(materialized='incremental', " + config + ") }} select * from {{ ref('raw') }}");
        raw("id,part,amount", "1,a,10", "2,a,20");
        product.run();
        raw("id,part,amount", "3,b,30", "4,b,40");
        product.run();
        assertThat(product.locations(name)).hasSizeGreaterThan(1);
    }

    @Test
    void mergeWritesOnlyFilesAgainThatChange() {
        twoFiles("log", "incremental_strategy='merge', unique_key='id'");
        List<String> before = product.locations("log");
        raw("id,part,amount", "3,b,31", "5,c,50");
        product.run();
        assertThat(product.rows("select * from gold.log order by id"))
                .containsExactly("1 a 10", "2 a 20", "3 b 31", "4 b 40", "5 c 50");
        assertThat(product.locations("log")).hasSize(2).containsAnyElementsOf(before);
    }

    @Test
    void mergeTakesAllSettingsOfDbt() {
        twoFiles("log", "incremental_strategy='merge', unique_key='id', merge_update_columns=['amount']");
        raw("id,part,amount", "3,z,31", "5,c,50");
        product.run();
        assertThat(product.rows("select * from gold.log where id > 2 order by id"))
                .containsExactly("3 b 31", "4 b 40", "5 c 50");
        product.model("log", """
                {{ config(materialized='incremental', incremental_strategy='merge', unique_key=['id', 'part'],
                          merge_exclude_columns=['part'], incremental_predicates=['DBT_INTERNAL_DEST.amount < 45']) }}
                select * from {{ ref('raw') }}
                """);
        raw("id,part,amount", "4,b,41", "5,c,51");
        product.run();
        assertThat(product.rows("select * from gold.log where id > 2 order by id, amount"))
                .containsExactly("3 b 31", "4 b 41", "5 c 50", "5 c 51");
    }

    @Test
    void deletesAndInsertsByKeysAndPredicates() {
        twoFiles("log", "unique_key='part', incremental_predicates=['id > 3']");
        List<String> before = product.locations("log");
        raw("id,part,amount", "9,b,90");
        product.run();
        assertThat(product.rows("select * from gold.log order by id"))
                .containsExactly("1 a 10", "2 a 20", "3 b 30", "9 b 90");
        assertThat(product.locations("log")).containsAnyElementsOf(before);
    }

    @Test
    void appendsNewColumnsWithoutWritingOldRowsAgain() {
        twoFiles("log", "incremental_strategy='append', on_schema_change='append_new_columns'");
        List<String> before = product.locations("log");
        raw("id,amount,note", "5,50,new");
        product.run();
        assertThat(product.rows("select id, part, amount, note from gold.log order by id"))
                .containsExactly("1 a 10 null", "2 a 20 null", "3 b 30 null", "4 b 40 null", "5 null 50 new");
        assertThat(product.locations("log")).hasSize(3).containsAll(before);
    }

    @Test
    void synchronizesColumnsByTheirIds() {
        twoFiles("log", "incremental_strategy='append', on_schema_change='sync_all_columns'");
        List<String> before = product.locations("log");
        Types.NestedField amount = product.table("log").schema().findField("amount");
        product.model(
                "log",
                "{{ config(materialized='incremental', incremental_strategy='append', on_schema_change='sync_all_columns') }}"
                        + " select id, amount * 100000000::bigint as amount, 'x' as part2 from {{ ref('raw') }}");
        raw("id,part,amount", "5,c,50");
        product.run();
        assertThat(product.rows("select id, amount, part2 from gold.log order by id"))
                .containsExactly("1 10 null", "2 20 null", "3 30 null", "4 40 null", "5 5000000000 x");
        assertThat(product.locations("log")).hasSize(3).containsAll(before);
        Table table = product.table("log");
        assertThat(table.schema().findField("amount").fieldId()).isEqualTo(amount.fieldId());
        assertThat(table.schema().findField("amount").type()).isEqualTo(Types.LongType.get());
        assertThat(table.schema().findField("part")).isNull();
    }

    @Test
    void writesAllRowsAgainWhereAColumnGetsATypeThatItsValuesDoNotFit() {
        twoFiles("log", "incremental_strategy='append', on_schema_change='sync_all_columns'");
        product.model(
                "log",
                "{{ config(materialized='incremental', incremental_strategy='append', on_schema_change='sync_all_columns') }}"
                        + " select id, part, amount::varchar as amount from {{ ref('raw') }}");
        raw("id,part,amount", "5,c,50");
        product.run();
        assertThat(product.rows("select id, amount || '!' from gold.log order by id"))
                .containsExactly("1 10!", "2 20!", "3 30!", "4 40!", "5 50!");
    }

    @Test
    void refusesOtherColumnsWhereTheModelSaysSo() {
        twoFiles("log", "incremental_strategy='append', on_schema_change='fail'");
        raw("id,part,amount,more", "5,c,50,1");
        CapturedRun failed = product.floe("run");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.errors())
                .contains(
                        "error[FLOE-B202]: The columns of the model are not those of its table, and 'on_schema_change' is");
        assertThat(product.rows("select count(*) from gold.log")).containsExactly("4");
    }

    @Test
    void overwritesThePartitionsOfTheNewRows() {
        twoFiles("log", "incremental_strategy='insert_overwrite', partition_by='part'");
        List<String> before = product.locations("log");
        raw("id,part,amount", "7,b,70", "8,c,80", "9,,90");
        product.run();
        assertThat(product.rows("select * from gold.log order by id"))
                .containsExactly("1 a 10", "2 a 20", "7 b 70", "8 c 80", "9 null 90");
        assertThat(product.locations("log")).hasSize(4).containsAnyElementsOf(before);
        raw("id,part,amount", "10,,100");
        product.run();
        assertThat(product.rows("select * from gold.log where id > 7 order by id"))
                .containsExactly("8 c 80", "10 null 100");
    }

    @Test
    void overwritesPartitionsOfFilesThatWereDividedInAnotherWay() {
        twoFiles("log", "incremental_strategy='append'");
        product.model(
                "log",
                "{{ config(materialized='incremental', incremental_strategy='insert_overwrite', partition_by='bucket(4, id)') }}"
                        + " select * from {{ ref('raw') }}");
        raw("id,part,amount", "2,z,22", "9,z,99");
        product.run();
        // 2 and 3 are in the bucket 0 of Iceberg's four, 1 and 4 in others, and so is 9.
        List<String> rows = product.rows("select id, part from gold.log order by id");
        assertThat(rows).contains("2 z", "9 z").doesNotContain("2 a");
        raw("id,part,amount", "2,y,23");
        product.run();
        assertThat(product.rows("select part from gold.log where id = 2")).containsExactly("y");
        assertThat(product.rows("select part from gold.log where id = 9")).containsExactly("z");
    }

    @Test
    void overwritesAllWhereThereAreNoPartitions() {
        product.model(
                "log",
                "{{ config(materialized='incremental', incremental_strategy='insert_overwrite') }} select * from {{ ref('raw') }}");
        raw("id", "1", "2");
        product.run();
        raw("id", "3");
        product.run();
        assertThat(product.rows("select * from gold.log")).containsExactly("3");
    }

    @Test
    void overwritesPartitionsWithNewColumns() {
        twoFiles(
                "log",
                "incremental_strategy='insert_overwrite', partition_by='part', on_schema_change='append_new_columns'");
        raw("id,part,amount,note", "7,b,70,new");
        product.run();
        assertThat(product.rows("select id, part, note from gold.log order by id"))
                .containsExactly("1 a null", "2 a null", "7 b new");
    }

    @Test
    void doesNotOverwritePartitionsWhereAColumnLosesItsValues() {
        twoFiles(
                "log",
                "incremental_strategy='insert_overwrite', partition_by='id', on_schema_change='sync_all_columns'");
        product.model(
                "log",
                "{{ config(materialized='incremental', incremental_strategy='insert_overwrite', partition_by='id',"
                        + " on_schema_change='sync_all_columns') }} select id, part, amount::varchar as amount from {{ ref('raw') }}");
        raw("id,part,amount", "4,c,50");
        CapturedRun failed = product.floe("run");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.errors())
                .contains(
                        "error[FLOE-R005]: 'log': A column gets a type that the values of the other partitions do not fit")
                .contains("help: build the table anew: 'floe run --full-refresh --select log'");
    }

    @Test
    void hooksSeeTheWholeTable() {
        product.model("log", """
                {{ config(materialized='incremental', unique_key='id', post_hook='delete from {{ this }} where amount = 10') }}
                select * from {{ ref('raw') }}
                """);
        raw("id,amount", "1,11", "2,20");
        product.run();
        raw("id,amount", "3,10", "2,21");
        product.run();
        assertThat(product.rows("select * from gold.log order by id")).containsExactly("1 11", "2 21");
    }

    @Test
    void macrosOfTheProjectMayDoAnything() {
        product.model("log", """
                {{ config(materialized='incremental', incremental_strategy='merge', unique_key='id') }}
                select * from {{ ref('raw') }}
                """);
        product.write("macros/merge.sql", """
                {% macro get_incremental_merge_sql(arg_dict) %}
                delete from {{ arg_dict['target_relation'] }} where amount < 15;
                insert into {{ arg_dict['target_relation'] }} select * from {{ arg_dict['temp_relation'] }};
                {% endmacro %}
                """);
        raw("id,amount", "1,10", "2,20");
        product.run();
        raw("id,amount", "3,5");
        product.run();
        assertThat(product.rows("select * from gold.log order by id")).containsExactly("2 20", "3 5");
    }

    @Test
    void snapshotsWriteOnlyFilesAgainThatChange() {
        product.write("snapshots/history.sql", """
                {% snapshot history %}{{ config(target_schema='gold', unique_key='id', strategy='check', check_cols=['amount'],
                    hard_deletes='invalidate') }}
                select * from {{ ref('raw') }}{% endsnapshot %}
                """);
        raw("id,amount", "1,10", "2,20");
        product.run();
        raw("id,amount", "1,10", "2,20", "3,30", "4,40");
        product.run();
        List<String> before = product.locations("history");
        assertThat(before).hasSize(2);
        raw("id,amount", "1,10", "2,20", "3,33");
        product.run();
        assertThat(product.rows(
                        "select id, amount, dbt_valid_to is null as present from gold.history order by id, amount"))
                .containsExactly("1 10 true", "2 20 true", "3 30 false", "3 33 true", "4 40 false");
        assertThat(product.locations("history")).hasSize(2).containsAnyElementsOf(before);
    }

    @Test
    void snapshotsByTimeKeepWhatHasNotChangedAndTakeNewColumns() {
        product.write("snapshots/history.sql", """
                {% snapshot history %}{{ config(target_schema='gold', unique_key='id', strategy='timestamp', updated_at='changed',
                    hard_deletes='new_record', partition_by='id') }}
                select * replace (changed::timestamp as changed) from {{ ref('raw') }}{% endsnapshot %}
                """);
        raw("id,changed", "1,2026-01-01", "2,2026-01-01");
        product.run();
        List<String> before = product.locations("history");
        assertThat(before).hasSize(2);
        raw("id,changed,note", "2,2026-01-02,x");
        product.run();
        assertThat(product.rows(
                        "select id, changed::date, note, dbt_valid_to is null as present, dbt_is_deleted from gold.history"
                                + " order by id, present, dbt_is_deleted"))
                .containsExactly(
                        "1 2026-01-01 null false False",
                        "1 2026-01-01 null true True",
                        "2 2026-01-01 null false False",
                        "2 2026-01-02 x true False");
    }
}
