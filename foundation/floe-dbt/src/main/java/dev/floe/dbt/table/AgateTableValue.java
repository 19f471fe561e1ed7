package dev.floe.dbt.table;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.member.Members;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A table as templates see it. */
public final class AgateTableValue implements HostValue {
    private static final Members<AgateTableValue> MEMBERS = TableMembers.build();

    private final AgateTable table;
    private final Consumer<String> console;
    private @Nullable MappedValue rows;
    private @Nullable MappedValue columns;

    /**
     * A table.
     *
     * @param table the table
     * @param console where it prints itself when a template asks for that
     */
    public AgateTableValue(AgateTable table, Consumer<String> console) {
        this.table = requireNonNull(table, "table is null");
        this.console = requireNonNull(console, "console is null");
    }

    public AgateTable table() {
        return table;
    }

    AgateTableValue with(AgateTable changed) {
        return new AgateTableValue(changed, console);
    }

    /** A table like this one, whose dates with times are texts. */
    public AgateTableValue withDateTimesAsTexts() {
        return with(table.withTexts(Set.of(ColumnType.DATE_TIME, ColumnType.ISO_DATE_TIME)));
    }

    Value print(String text) {
        console.accept(text);
        return NoneValue.NONE;
    }

    MappedValue rows() {
        if (rows == null) {
            Optional<List<String>> names = Optional.of(table.columnNames());
            rows = new MappedValue(
                    "MappedSequence",
                    Optional.empty(),
                    table.rows().stream()
                            .<Value>map(row -> new MappedValue("Row", names, row))
                            .toList());
        }
        return rows;
    }

    MappedValue columns() {
        if (columns == null) {
            List<Value> all = new ArrayList<>();
            for (int i = 0; i < table.columnNames().size(); i++) {
                all.add(new TableColumnValue(table, i));
            }
            columns = new MappedValue("MappedSequence", Optional.of(table.columnNames()), all);
        }
        return columns;
    }

    TupleValue columnNames() {
        return TupleValue.of(
                table.columnNames().stream().<Value>map(StringValue::of).toList());
    }

    TupleValue columnTypes() {
        return TupleValue.of(
                table.columnTypes().stream().<Value>map(DataTypeValue::new).toList());
    }

    @Override
    public Optional<Value> attribute(String name) {
        return MEMBERS.find(this, name);
    }

    @Override
    public Optional<Value> item(Evaluation evaluation, Value key) {
        return rows().item(evaluation, key);
    }

    @Override
    public Optional<Iterable<Value>> elements() {
        return rows().elements();
    }

    @Override
    public OptionalInt length() {
        return OptionalInt.of(table.rows().size());
    }

    @Override
    public String typeName() {
        return "Table";
    }

    @Override
    public String repr() {
        return "<agate.table.Table object>";
    }

    @Override
    public String toText() {
        return TablePrint.structure(table);
    }

    @Override
    public String toString() {
        return repr();
    }
}
