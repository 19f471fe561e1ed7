package dev.floe.dbt.column;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.member.Members;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A column as templates see it.
 *
 * @param column the column
 */
public record ColumnValue(Column column) implements HostValue {
    private static final Members<Column> MEMBERS = build();

    public ColumnValue {
        requireNonNull(column, "column is null");
        StructFields.require(column);
    }

    private static Members<Column> build() {
        Members.Builder<Column> members = Members.builder();
        members.attribute("column", column -> StringValue.of(column.name()))
                .attribute("name", column -> StringValue.of(column.name()))
                .attribute("quoted", column -> StringValue.of(column.quoted()))
                .attribute("dtype", column -> StringValue.of(column.type()))
                .attribute("data_type", column -> StringValue.of(column.dataType()))
                .attribute("expanded_data_type", column -> StringValue.of(column.dataType()))
                .attribute("char_size", Column::size)
                .attribute("numeric_precision", Column::precision)
                .attribute("numeric_scale", Column::scale)
                .method("string_size()", (column, _, _) -> column.stringSize())
                .method(
                        "can_expand_to(other_column)",
                        (column, _, arguments) ->
                                BoolValue.of(column.canExpandTo(columnOf(arguments.value("other_column")))))
                .method(
                        "literal(value)",
                        (column, _, arguments) ->
                                StringValue.of(arguments.value("value").toText() + "::" + column.dataType()));
        addQuestion(members, "is_string", Column::isString);
        addQuestion(members, "is_number", Column::isNumber);
        addQuestion(members, "is_float", Column::isFloat);
        addQuestion(members, "is_integer", Column::isInteger);
        addQuestion(members, "is_numeric", Column::isNumeric);
        return members.build();
    }

    private static void addQuestion(Members.Builder<Column> members, String name, Predicate<Column> question) {
        members.method(name + "()", (column, _, _) -> BoolValue.of(question.test(column)));
    }

    private static Column columnOf(Value value) {
        if (value instanceof ColumnValue other) {
            return other.column;
        }
        throw TemplateException.type("can_expand_to() argument must be a column, not " + value.typeName());
    }

    @Override
    public Optional<Value> attribute(String name) {
        return MEMBERS.find(column, name)
                .or(() -> StructMembers.find(column, name))
                .or(() -> new ColumnClassValue(column.dialect()).attribute(name));
    }

    static ListValue list(List<Column> columns) {
        return ListValue.of(columns.stream().map(ColumnValue::new).toList());
    }

    @Override
    public String typeName() {
        return column.dialect().className();
    }

    @Override
    public String repr() {
        String fields = column.dialect().structs() == ColumnDialect.Structs.SUPPORTED
                ? ", fields=" + list(column.fields()).repr()
                : "";
        return "%s(column=%s, dtype=%s, char_size=%s, numeric_precision=%s, numeric_scale=%s%s)"
                .formatted(
                        typeName(),
                        StringValue.of(column.name()).repr(),
                        StringValue.of(column.type()).repr(),
                        column.size().repr(),
                        column.precision().repr(),
                        column.scale().repr(),
                        fields);
    }

    @Override
    public String toString() {
        return repr();
    }
}
