package dev.floe.dbt.adapter;

import dev.floe.dbt.member.Members;
import dev.floe.dbt.table.AgateTable;
import dev.floe.dbt.table.AgateTableValue;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What the methods give that need a connection, while there is none; they take any arguments. */
final class StandIns {
    private static final List<String> NOTHING = List.of(
            "assert_valid_snapshot_target_given_strategy",
            "create_schema",
            "drop_relation",
            "drop_schema",
            "expand_target_column_types",
            "get_hard_deletes_behavior",
            "get_incremental_strategy_macro",
            "get_relation",
            "rename_relation",
            "truncate_relation",
            "valid_snapshot_target");
    private static final List<String> NO_ELEMENTS = List.of(
            "get_column_schema_from_query", "get_columns_in_relation", "get_columns_in_table", "get_missing_columns");
    private static final List<String> FALSE = List.of("already_exists", "check_schema_exists");
    private static final List<String> NO_RESULT = List.of("execute", "get_partitions_metadata");

    private StandIns() {}

    static Members<Adapter> build(Consumer<String> console) {
        Members.Builder<Adapter> members = Members.builder();
        add(members, NOTHING, () -> NoneValue.NONE);
        add(members, NO_ELEMENTS, ListValue::empty);
        add(members, FALSE, () -> BoolValue.FALSE);
        add(members, List.of("add_query"), () -> TupleValue.of(NoneValue.NONE, NoneValue.NONE));
        add(members, NO_RESULT, () -> TupleValue.of(StringValue.EMPTY, new AgateTableValue(AgateTable.EMPTY, console)));
        return members.build();
    }

    private static void add(Members.Builder<Adapter> members, List<String> names, Supplier<Value> value) {
        names.forEach(name -> members.openMethod(name, (_, _, _) -> value.get()));
    }
}
