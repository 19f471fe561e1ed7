package dev.floe.dbt.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.dbt.golden.GoldenTable;
import dev.floe.dbt.golden.TableFunctions;
import org.junit.jupiter.api.Test;

final class TestAgateTableValue {
    @Test
    void readsCsvAsDbtDoes() {
        assertThat(GoldenTable.of("table/csv.txt").differences(TableFunctions.scope()))
                .isEmpty();
    }

    @Test
    void answersAsDbtDoes() {
        assertThat(GoldenTable.of("table/tables.txt").differences(TableFunctions.scope()))
                .isEmpty();
    }
}
