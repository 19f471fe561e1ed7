package dev.floe.cli.lineage;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.lineage.LineageError;
import dev.floe.documents.NearestName;
import dev.floe.lineage.graph.Edge;
import dev.floe.lineage.graph.LineageGraph;
import dev.floe.lineage.graph.TableLineage;
import dev.floe.lineage.resolve.ColumnId;
import dev.floe.lineage.resolve.Field;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The part of a lineage that somebody asks for.
 *
 * @param table the table that was asked for; empty: all of them
 * @param column the column of it; empty: all of its columns
 * @param columns those to show
 */
public record LineageView(
        LineageGraph graph, Optional<TableLineage> table, Optional<ColumnId> column, Set<ColumnId> columns) {
    public LineageView {
        requireNonNull(graph, "graph is null");
        requireNonNull(table, "table is null");
        requireNonNull(column, "column is null");
        columns = new LinkedHashSet<>(columns);
    }

    /** Which way to look from what was asked for. */
    public enum Direction {
        UPSTREAM,
        DOWNSTREAM,
        BOTH
    }

    /** Everything. */
    public static LineageView all(LineageGraph graph) {
        Set<ColumnId> columns = new LinkedHashSet<>();
        graph.tables().forEach(table -> table.columns().forEach(column -> columns.add(LineageGraph.id(table, column))));
        return new LineageView(graph, Optional.empty(), Optional.empty(), columns);
    }

    /**
     * A table or a column with what it comes from and what comes from it.
     *
     * @param asked {@code model}, {@code model.column}, {@code source.table.column}, or with a unique id
     * @throws FloeException if there is no such table, or it has no such column
     */
    public static LineageView of(LineageGraph graph, String asked, Direction direction) {
        Map<String, TableLineage> names = new LinkedHashMap<>();
        graph.tables().forEach(table -> names.putIfAbsent(table.name().toLowerCase(Locale.ROOT), table));
        graph.tables().forEach(table -> names.putIfAbsent(table.id().toLowerCase(Locale.ROOT), table));
        String wanted = asked.toLowerCase(Locale.ROOT);
        Optional<TableLineage> whole = Optional.ofNullable(names.get(wanted));
        if (whole.isPresent()) {
            return ofTable(graph, whole.get(), direction);
        }
        int dot = wanted.lastIndexOf('.');
        TableLineage table = Optional.ofNullable(dot < 0 ? null : names.get(wanted.substring(0, dot)))
                .orElseThrow(() -> noTable(asked, names));
        String name = wanted.substring(dot + 1);
        Field column = table.column(name).orElseThrow(() -> noColumn(table, name));
        ColumnId id = LineageGraph.id(table, column);
        Set<ColumnId> columns = new LinkedHashSet<>();
        add(graph, id, direction, columns);
        return new LineageView(graph, Optional.of(table), Optional.of(id), columns);
    }

    private static LineageView ofTable(LineageGraph graph, TableLineage table, Direction direction) {
        Set<ColumnId> columns = new LinkedHashSet<>();
        table.columns().forEach(column -> add(graph, LineageGraph.id(table, column), direction, columns));
        return new LineageView(graph, Optional.of(table), Optional.empty(), columns);
    }

    private static void add(LineageGraph graph, ColumnId id, Direction direction, Set<ColumnId> columns) {
        columns.add(id);
        if (direction != Direction.DOWNSTREAM) {
            graph.upstream(id).forEach(edge -> columns.add(edge.from()));
        }
        if (direction != Direction.UPSTREAM) {
            graph.downstream(id).forEach(edge -> columns.add(edge.to()));
        }
    }

    private static FloeException noTable(String asked, Map<String, TableLineage> names) {
        Problem problem = Problem.error(
                LineageError.NOT_IN_PROJECT, "'" + asked + "' is no table of this project, and no column of one");
        int dot = asked.lastIndexOf('.');
        return new FloeException(NearestName.of(asked, names.keySet())
                .or(() -> NearestName.of(dot < 0 ? asked : asked.substring(0, dot), names.keySet()))
                .map(near -> problem.withHelp("did you mean '" + near + "'?"))
                .orElseGet(() -> problem.withHelp("write 'model.column', or 'source.table.column'")));
    }

    private static FloeException noColumn(TableLineage table, String name) {
        List<String> there = table.columns().stream().map(Field::name).toList();
        Problem problem =
                Problem.error(LineageError.NOT_IN_PROJECT, "Table '" + table.name() + "' has no column '" + name + "'");
        return new FloeException(NearestName.of(name, there)
                .map(near -> problem.withHelp("did you mean '" + near + "'?"))
                .orElseGet(() -> there.isEmpty()
                        ? problem.withHelp("nothing says which columns it has")
                        : problem.withHelp("there are: " + String.join(", ", there))));
    }

    /** The tables of the shown columns, those that others come from first. */
    public List<TableLineage> tables() {
        Set<String> ids = new LinkedHashSet<>();
        columns.forEach(column -> ids.add(column.table()));
        table.ifPresent(asked -> ids.add(asked.id()));
        return graph.tables().stream()
                .filter(each -> ids.contains(each.id()) || table.isEmpty())
                .toList();
    }

    /** The shown columns of a table, in its order. */
    public List<Field> columnsOf(TableLineage of) {
        return of.columns().stream()
                .filter(column -> columns.contains(LineageGraph.id(of, column)))
                .toList();
    }

    /** The ways between shown columns. */
    public List<Edge> edges() {
        List<Edge> all = new ArrayList<>();
        columns.forEach(column -> graph.into(column).stream()
                .filter(edge -> columns.contains(edge.from()))
                .forEach(all::add));
        return all;
    }

    String name(ColumnId id) {
        return graph.table(id.table()).map(TableLineage::name).orElse(id.table()) + "." + name(id, id.column());
    }

    private String name(ColumnId id, String absent) {
        return graph.column(id).map(Field::name).orElse(absent);
    }
}
