package dev.floe.lineage.graph;

import dev.floe.lineage.resolve.ColumnId;
import dev.floe.lineage.resolve.Field;
import dev.floe.lineage.resolve.Use;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The columns of all tables, and how each takes part in others. */
public final class LineageGraph {
    private final Map<String, TableLineage> tables;
    private final Map<ColumnId, List<Edge>> outgoing = new HashMap<>();
    private final Map<String, List<RowEdge>> deciding = new HashMap<>();

    LineageGraph(Map<String, TableLineage> tables) {
        this.tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
        for (TableLineage table : this.tables.values()) {
            for (Field column : table.columns()) {
                edges(table, column).forEach(edge -> outgoing.computeIfAbsent(edge.from(), _ -> new ArrayList<>())
                        .add(edge));
            }
            rowEdges(table).forEach(edge -> deciding.computeIfAbsent(edge.from().table(), _ -> new ArrayList<>())
                    .add(edge));
        }
    }

    /** A column decides on the rows of a table. */
    public record RowEdge(ColumnId from, String to, Set<Use> uses) {
        public RowEdge {
            uses = Collections.unmodifiableSet(EnumSet.copyOf(uses));
        }
    }

    /** All tables, those that others come from first. */
    public Collection<TableLineage> tables() {
        return tables.values();
    }

    public Optional<TableLineage> table(String id) {
        return Optional.ofNullable(tables.get(id));
    }

    public Optional<Field> column(ColumnId id) {
        return table(id.table()).flatMap(table -> table.column(id.column()));
    }

    /** What a column comes from, one step up. */
    public List<Edge> into(ColumnId id) {
        return table(id.table())
                .flatMap(table -> table.column(id.column()).map(column -> edges(table, column)))
                .orElse(List.of());
    }

    /** What comes from a column, one step down. */
    public List<Edge> outOf(ColumnId id) {
        return outgoing.getOrDefault(id, List.of());
    }

    /** What decides on the rows of a table, one step up. */
    public List<RowEdge> rowsOf(String table) {
        return table(table).map(LineageGraph::rowEdges).orElse(List.of());
    }

    /** The tables on whose rows a column decides, one step down. */
    public List<RowEdge> decidedBy(ColumnId id) {
        return deciding.getOrDefault(id.table(), List.of()).stream()
                .filter(edge -> edge.from().equals(id))
                .toList();
    }

    /** All that a column comes from, the nearest first. */
    public List<Edge> upstream(ColumnId id) {
        return walk(id, this::into, Edge::from);
    }

    /** All that comes from a column, the nearest first. */
    public List<Edge> downstream(ColumnId id) {
        return walk(id, this::outOf, Edge::to);
    }

    private static List<Edge> walk(
            ColumnId start,
            java.util.function.Function<ColumnId, List<Edge>> step,
            java.util.function.Function<Edge, ColumnId> end) {
        List<Edge> all = new ArrayList<>();
        Set<ColumnId> seen = new HashSet<>(Set.of(start));
        Deque<ColumnId> waiting = new ArrayDeque<>(List.of(start));
        while (!waiting.isEmpty()) {
            for (Edge edge : step.apply(waiting.poll())) {
                all.add(edge);
                if (seen.add(end.apply(edge))) {
                    waiting.add(end.apply(edge));
                }
            }
        }
        return all;
    }

    private static List<Edge> edges(TableLineage table, Field column) {
        ColumnId to = id(table, column);
        List<Edge> edges = new ArrayList<>();
        column.flow().uses().forEach((from, uses) -> edges.add(new Edge(from, to, uses)));
        return edges;
    }

    private static List<RowEdge> rowEdges(TableLineage table) {
        List<RowEdge> edges = new ArrayList<>();
        table.influences().uses().forEach((from, uses) -> edges.add(new RowEdge(from, table.id(), uses)));
        return edges;
    }

    /** The id of a table's column. */
    public static ColumnId id(TableLineage table, Field column) {
        return new ColumnId(table.id(), column.name().toLowerCase(Locale.ROOT));
    }
}
