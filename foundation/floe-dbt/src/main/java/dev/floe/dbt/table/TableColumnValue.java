package dev.floe.dbt.table;

import dev.floe.dbt.member.Members;
import dev.floe.jinja.operation.Comparison;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.SetValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.Value;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A column of a table as templates see it: its cells, with its name and type. */
final class TableColumnValue extends MappedValue {
    /** Orders cells as agate does: nothing comes last. */
    static final Comparator<Value> NOTHING_LAST = (left, right) -> {
        boolean isLeftNone = left == NoneValue.NONE;
        boolean isRightNone = right == NoneValue.NONE;
        if (isLeftNone || isRightNone) {
            return Boolean.compare(isLeftNone, isRightNone);
        }
        return Comparison.order(left, right);
    };

    private static final Members<TableColumnValue> MEMBERS = Members.<TableColumnValue>builder()
            .attribute("name", column -> StringValue.of(column.name))
            .attribute("index", column -> IntValue.of(column.index))
            .attribute("data_type", column -> new DataTypeValue(column.type))
            .method(
                    "values_distinct()",
                    (column, _, _) -> TupleValue.of(SetValue.of(column.values()).elements()))
            .method("values_without_nulls()", (column, _, _) -> TupleValue.of(column.withoutNulls()))
            .method(
                    "values_sorted()",
                    (column, _, _) -> ListValue.of(
                            column.values().stream().sorted(NOTHING_LAST).toList()))
            .method(
                    "values_without_nulls_sorted()",
                    (column, _, _) -> ListValue.of(
                            column.withoutNulls().stream().sorted(NOTHING_LAST).toList()))
            .build();

    private final int index;
    private final String name;
    private final ColumnType type;

    TableColumnValue(AgateTable table, int index) {
        super("Column", Optional.empty(), table.column(index));
        this.index = index;
        this.name = table.columnNames().get(index);
        this.type = table.columnTypes().get(index);
    }

    private List<Value> withoutNulls() {
        return values().stream().filter(value -> value != NoneValue.NONE).toList();
    }

    @Override
    public Optional<Value> attribute(String attribute) {
        return MEMBERS.find(this, attribute).or(() -> super.attribute(attribute));
    }
}
