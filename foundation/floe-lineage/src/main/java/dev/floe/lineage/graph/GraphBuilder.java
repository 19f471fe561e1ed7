package dev.floe.lineage.graph;

import dev.floe.lineage.graph.TableLineage.Openness;
import dev.floe.lineage.resolve.ColumnId;
import dev.floe.lineage.resolve.Field;
import dev.floe.lineage.resolve.Flow;
import dev.floe.lineage.resolve.QueryLineage;
import dev.floe.lineage.resolve.Tables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Collects tables, those that others read before these. A column that nobody has named, and that a query reads, becomes a
 * column of its table, and of the tables that this one takes all columns from.
 */
public final class GraphBuilder {
    private final Map<String, Draft> drafts = new LinkedHashMap<>();

    /** A table while columns may still be found. */
    private record Draft(
            String id,
            String name,
            Map<String, Field> columns,
            Flow influences,
            Openness openness,
            Optional<QueryLineage> query) {
        Optional<Field> hidden(String column) {
            return query.isPresent()
                    ? query.get().hidden(column)
                    : Optional.of(new Field(column, Flow.NONE, Optional.empty()))
                            .filter(_ -> openness == Openness.OPEN);
        }
    }

    /** Adds a table that comes from nothing here. */
    public void addTable(Tables.Table table, String name) {
        List<Field> fields = table.columns().stream()
                .map(column -> new Field(column.name(), Flow.NONE, column.type()))
                .toList();
        add(new Draft(
                table.id(),
                name,
                byName(fields),
                Flow.NONE,
                table.knowledge() == Tables.Knowledge.SOME ? Openness.OPEN : Openness.CLOSED,
                Optional.empty()));
    }

    /**
     * Adds a table that a query makes.
     *
     * @param added columns that it has besides those of the query
     */
    public void addQuery(String id, String name, QueryLineage query, List<Field> added) {
        List<Field> fields = new ArrayList<>(query.fields());
        fields.addAll(added);
        add(new Draft(
                id,
                name,
                byName(fields),
                query.influences(),
                query.isOpen() ? Openness.OPEN : Openness.CLOSED,
                Optional.of(query)));
    }

    private static Map<String, Field> byName(List<Field> fields) {
        Map<String, Field> columns = new LinkedHashMap<>();
        fields.forEach(field -> columns.putIfAbsent(field.name().toLowerCase(Locale.ROOT), field));
        return columns;
    }

    private void add(Draft draft) {
        drafts.put(draft.id(), draft);
        Set<ColumnId> read = new LinkedHashSet<>(draft.influences().uses().keySet());
        draft.columns()
                .values()
                .forEach(field -> read.addAll(field.flow().uses().keySet()));
        read.forEach(this::demand);
    }

    private void demand(ColumnId column) {
        Draft draft = drafts.computeIfAbsent(
                column.table(),
                id -> new Draft(id, id, new LinkedHashMap<>(), Flow.NONE, Openness.OPEN, Optional.empty()));
        if (!draft.columns().containsKey(column.column())) {
            draft.hidden(column.column()).ifPresent(field -> {
                draft.columns().put(column.column(), field);
                field.flow().uses().keySet().forEach(this::demand);
            });
        }
    }

    public LineageGraph build() {
        Map<String, TableLineage> tables = new LinkedHashMap<>();
        drafts.forEach((id, draft) -> tables.put(
                id,
                new TableLineage(
                        id,
                        draft.name(),
                        List.copyOf(draft.columns().values()),
                        draft.influences(),
                        draft.openness(),
                        draft.query().flatMap(QueryLineage::opaque))));
        return new LineageGraph(tables);
    }
}
