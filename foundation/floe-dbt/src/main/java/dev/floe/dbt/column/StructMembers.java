package dev.floe.dbt.column;

import dev.floe.dbt.member.Members;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.Value;
import java.util.Optional;

/** What templates find on a column of a database with structs. */
final class StructMembers {
    private static final Members<Column> MEMBERS = Members.<Column>builder()
            .attribute("fields", column -> ColumnValue.list(column.fields()))
            .method("is_struct()", (column, _, _) -> BoolValue.of(column.isStruct()))
            .method("flatten()", (column, _, _) -> ColumnValue.list(column.flatten()))
            .build();

    private StructMembers() {}

    static Optional<Value> find(Column column, String name) {
        return column.dialect().structs() == ColumnDialect.Structs.SUPPORTED
                ? MEMBERS.find(column, name)
                : Optional.empty();
    }
}
