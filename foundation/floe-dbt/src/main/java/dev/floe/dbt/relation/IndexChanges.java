package dev.floe.dbt.relation;

import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.UndefinedValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What of the indexes of a materialized view its model wants otherwise than they are. */
final class IndexChanges {
    /**
     * An index. Two are the same if they differ in nothing but the name and the order of their columns.
     *
     * @param context what templates get of it
     */
    private record Index(Set<String> columns, boolean isUnique, String method, DictValue context) {
        boolean isSame(Index other) {
            return columns.equals(other.columns) && isUnique == other.isUnique && method.equals(other.method);
        }
    }

    private final Evaluation evaluation;

    private IndexChanges(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /**
     * The changes, or None if there is none. Indexes go before others come.
     *
     * @param results what the database has: its indexes, a row for each
     * @param model whose configuration says what it should have
     */
    static Value of(Evaluation evaluation, Value results, Value model) {
        IndexChanges changes = new IndexChanges(evaluation);
        List<Index> existing = changes.existing(evaluation.item(results, StringValue.of("indexes")));
        List<Index> wanted = changes.wanted(evaluation.attribute(model, "config"));
        ListValue list = ListValue.empty();
        add(list, "drop", existing, wanted);
        add(list, "create", wanted, existing);
        if (list.elements().isEmpty()) {
            return NoneValue.NONE;
        }
        DictValue all = DictValue.empty();
        all.put("indexes", list);
        all.put("requires_full_refresh", BoolValue.FALSE);
        all.put("has_changes", BoolValue.TRUE);
        return all;
    }

    private static void add(ListValue list, String action, List<Index> some, List<Index> others) {
        for (Index index : some) {
            if (others.stream().noneMatch(index::isSame)) {
                DictValue change = DictValue.empty();
                change.put("action", StringValue.of(action));
                change.put("context", index.context());
                list.elements().add(change);
            }
        }
    }

    private List<Index> existing(Value table) {
        List<Index> indexes = new ArrayList<>();
        for (Value row : elements(evaluation.attribute(table, "rows"))) {
            DictValue context = DictValue.empty();
            context.put("name", cell(row, "name").orElse(StringValue.EMPTY));
            indexes.add(new Index(
                    lower(List.of(cell(row, "column_names")
                            .map(Value::toText)
                            .orElse("")
                            .split(",", -1))),
                    cell(row, "unique").filter(Value::isTrue).isPresent(),
                    cell(row, "method").map(Value::toText).orElse("btree"),
                    context));
        }
        return indexes;
    }

    private List<Index> wanted(Value config) {
        List<Index> indexes = new ArrayList<>();
        for (Value entry : cell(config, "indexes").map(this::elements).orElse(List.of())) {
            List<String> columns = cell(entry, "columns").map(this::elements).orElse(List.of()).stream()
                    .map(Value::toText)
                    .toList();
            boolean isUnique = cell(entry, "unique").filter(Value::isTrue).isPresent();
            String method = cell(entry, "type").map(Value::toText).orElse("btree");
            DictValue node = DictValue.empty();
            node.put("columns", ListValue.ofStrings(List.copyOf(new LinkedHashSet<>(columns))));
            node.put("unique", BoolValue.of(isUnique));
            node.put("type", StringValue.of(method));
            DictValue context = DictValue.empty();
            context.put("as_node_config", node);
            indexes.add(new Index(lower(columns), isUnique, method, context));
        }
        return indexes;
    }

    private static Set<String> lower(List<String> names) {
        Set<String> lower = new TreeSet<>();
        names.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
        return lower;
    }

    private Optional<Value> cell(Value owner, String name) {
        Value found = evaluation.item(owner, StringValue.of(name));
        return found instanceof UndefinedValue || found == NoneValue.NONE ? Optional.empty() : Optional.of(found);
    }

    private List<Value> elements(Value value) {
        List<Value> elements = new ArrayList<>();
        evaluation.iterate(value).forEachRemaining(elements::add);
        return elements;
    }
}
