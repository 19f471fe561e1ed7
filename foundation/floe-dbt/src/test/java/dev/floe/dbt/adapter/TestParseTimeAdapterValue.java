package dev.floe.dbt.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.dbt.column.ColumnClassValue;
import dev.floe.dbt.golden.GoldenTable;
import dev.floe.dbt.golden.Scope;
import dev.floe.dbt.golden.TableFunctions;
import dev.floe.dbt.relation.RelationClassValue;
import dev.floe.dbt.relation.RelationPolicy;
import dev.floe.jinja.value.CallableValue;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.Parameters;
import dev.floe.jinja.value.Value;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class TestParseTimeAdapterValue {
    /** What would open a connection in dbt even while it parses; macros call it only when they run. */
    private static final Set<String> WITH_CONNECTION = Set.of(
            "batch_id_for_model",
            "build_catalog_relation",
            "catalog_supports_foreign_keys",
            "ensure_transaction",
            "existing_key_constraint_types",
            "get_binding_char",
            "get_catalog_integration",
            "get_temp_relation_path",
            "location_exists",
            "run_sql_for_tests",
            "store_relation",
            "use_ducklake_table_workarounds",
            "valid_incremental_strategies");

    private static final Set<String> CONNECTION_OF_POSTGRES =
            Set.of("build_catalog_relation", "get_catalog_integration", "run_sql_for_tests");

    private final CallableValue dispatch = new FunctionValue("dispatch", (_, _) -> NoneValue.NONE);

    @Test
    void answersAsDbtDoes() {
        assertThat(GoldenTable.of("adapter/adapters.txt").differences(scope())).isEmpty();
    }

    @Test
    void handsOutTheDispatchThatItGot() {
        assertThat(value(PostgresAdapter.of(RelationPolicy.ALL, "warehouse")).attribute("dispatch"))
                .containsSame(dispatch);
    }

    private Map<String, Value> scope() {
        Map<String, Value> scope = new LinkedHashMap<>(TableFunctions.scope());
        scope.put("duckdb", side(DuckDbAdapter.of(RelationPolicy.ALL)));
        scope.put("postgres", side(PostgresAdapter.of(RelationPolicy.ALL, "warehouse")));
        scope.put(
                "available",
                FunctionValue.of(
                        Parameters.of("available(kind)"), (_, arguments) -> available(arguments.text("kind"))));
        return scope;
    }

    private ParseTimeAdapterValue value(Adapter adapter) {
        return new ParseTimeAdapterValue(adapter, dispatch, _ -> {}, Clock.systemUTC());
    }

    private Value side(Adapter adapter) {
        return Scope.object(Map.of(
                "adapter", value(adapter),
                "Relation", new RelationClassValue(adapter.relationDialect(), adapter.quoting()),
                "Column", new ColumnClassValue(adapter.columnDialect())));
    }

    private Value available(String kind) {
        boolean isDuckDb = kind.equals("duckdb");
        Adapter adapter =
                isDuckDb ? DuckDbAdapter.of(RelationPolicy.ALL) : PostgresAdapter.of(RelationPolicy.ALL, "warehouse");
        Set<String> names = new TreeSet<>(value(adapter).names());
        names.removeAll(List.of("Relation", "type", "commit"));
        names.addAll(isDuckDb ? WITH_CONNECTION : CONNECTION_OF_POSTGRES);
        return ListValue.ofStrings(names);
    }
}
