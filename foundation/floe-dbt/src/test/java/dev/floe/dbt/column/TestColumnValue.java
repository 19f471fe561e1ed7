package dev.floe.dbt.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.floe.dbt.golden.GoldenTable;
import dev.floe.dbt.golden.Scope;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.Value;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TestColumnValue {
    @Test
    void answersAsDbtDoes() {
        Map<String, Value> scope =
                Map.of("duckdb", columns(ColumnDialect.DUCKDB), "postgres", columns(ColumnDialect.POSTGRES));

        assertThat(GoldenTable.of("column/columns.txt").differences(scope)).isEmpty();
    }

    @Test
    void refusesStructsThatAreNestedTooDeep() {
        String type = "STRUCT(a ".repeat(200) + "INTEGER" + ")".repeat(200);

        assertThatThrownBy(() -> new ColumnValue(Column.of(ColumnDialect.DUCKDB, "deep", type)))
                .isInstanceOf(TemplateException.class)
                .hasMessage("Structs in a column are nested more than 128 levels deep");
    }

    private static Value columns(ColumnDialect dialect) {
        return Scope.object(Map.of("Column", new ColumnClassValue(dialect)));
    }
}
