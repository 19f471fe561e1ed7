package dev.floe.dbt.column;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.member.Members;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.CallableValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.Parameters;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The class of columns as templates see it: {@code api.Column}.
 *
 * @param dialect how the columns that it makes behave
 */
public record ColumnClassValue(ColumnDialect dialect) implements CallableValue {
    private static final Parameters PARAMETERS =
            Parameters.of("Column(column, dtype, char_size=None, numeric_precision=None, numeric_scale=None)");

    private static final Members<ColumnClassValue> MEMBERS = Members.<ColumnClassValue>builder()
            .method("create(name, label_or_dtype)", (owner, _, arguments) -> owner.create(arguments))
            .method(
                    "translate_type(dtype)",
                    (_, _, arguments) -> StringValue.of(TypeName.translate(arguments.text("dtype"))))
            .method("string_type(size)", (_, _, arguments) -> StringValue.of(TypeName.ofText(arguments.value("size"))))
            .method("numeric_type(dtype, precision, scale)", (_, _, arguments) -> numberType(arguments))
            .method(
                    "from_description(name, raw_data_type)",
                    (owner, _, arguments) -> new ColumnValue(ColumnDescription.read(
                            owner.dialect, arguments.text("name"), arguments.text("raw_data_type"))))
            .attribute("TYPE_LABELS", _ -> labels())
            .build();

    public ColumnClassValue {
        requireNonNull(dialect, "dialect is null");
    }

    private Value create(BoundArguments arguments) {
        return new ColumnValue(
                Column.of(dialect, arguments.text("name"), TypeName.translate(arguments.text("label_or_dtype"))));
    }

    private static Value numberType(BoundArguments arguments) {
        return StringValue.of(TypeName.ofNumber(
                arguments.value("dtype").toText(), arguments.value("precision"), arguments.value("scale")));
    }

    private static DictValue labels() {
        Map<String, Value> labels = new LinkedHashMap<>();
        TypeName.LABELS.forEach((label, type) -> labels.put(label, StringValue.of(type)));
        return DictValue.ofNamed(labels);
    }

    @Override
    public String name() {
        return dialect.className();
    }

    @Override
    public Value call(Evaluation evaluation, Arguments arguments) {
        BoundArguments bound = PARAMETERS.bind(arguments);
        return new ColumnValue(new Column(
                dialect,
                bound.text("column"),
                bound.text("dtype"),
                bound.value("char_size", NoneValue.NONE),
                bound.value("numeric_precision", NoneValue.NONE),
                bound.value("numeric_scale", NoneValue.NONE)));
    }

    @Override
    public Optional<Value> attribute(String name) {
        return MEMBERS.find(this, name);
    }

    @Override
    public String typeName() {
        return "type";
    }

    @Override
    public String repr() {
        return "<class '" + name() + "'>";
    }

    @Override
    public String toString() {
        return repr();
    }
}
