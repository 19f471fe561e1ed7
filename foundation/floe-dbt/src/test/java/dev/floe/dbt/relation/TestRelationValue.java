package dev.floe.dbt.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.dbt.golden.GoldenTable;
import dev.floe.dbt.golden.Scope;
import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.Parameters;
import dev.floe.jinja.value.Value;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TestRelationValue {
    @Test
    void answersAsDbtDoes() {
        Map<String, Value> scope = Map.of(
                "duckdb", relations(RelationDialect.DUCKDB),
                "postgres", relations(RelationDialect.POSTGRES),
                "filter", FunctionValue.of(Parameters.of("filter(field)"), (_, arguments) -> filter(arguments)));

        assertThat(GoldenTable.of("relation/relations.txt").differences(scope)).isEmpty();
    }

    private static Value relations(RelationDialect dialect) {
        return Scope.object(Map.of("Relation", new RelationClassValue(dialect, RelationPolicy.ALL)));
    }

    private static Value filter(BoundArguments arguments) {
        return new EventTimeFilterValue(
                new EventTimeFilter(arguments.text("field"), Optional.empty(), Optional.empty()));
    }
}
