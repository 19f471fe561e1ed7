package dev.floe.cli.lineage;

import dev.floe.lineage.graph.Edge;
import dev.floe.lineage.graph.LineageGraph;
import dev.floe.lineage.graph.TableLineage;
import dev.floe.lineage.resolve.ColumnId;
import dev.floe.lineage.resolve.Field;
import dev.floe.lineage.resolve.Use;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lineage as lines for people. */
public final class LineageText {
    private static final int NAME_WIDTH = 48;

    private final LineageView view;
    private final LineageView.Direction direction;
    private final StringBuilder text = new StringBuilder();

    private LineageText(LineageView view, LineageView.Direction direction) {
        this.view = view;
        this.direction = direction;
    }

    /** The text. */
    public static String of(LineageView view, LineageView.Direction direction) {
        LineageText text = new LineageText(view, direction);
        if (view.column().isPresent()) {
            text.addColumn(view.column().get());
        } else {
            view.table().ifPresentOrElse(text::addTable, text::addAll);
        }
        return text.text.toString();
    }

    private void addColumn(ColumnId id) {
        text.append(view.name(id));
        view.graph().column(id).flatMap(Field::type).ifPresent(type -> text.append("  ")
                .append(type));
        text.append('\n');
        if (direction != LineageView.Direction.DOWNSTREAM) {
            addTree("comes from", id, view.graph()::into, Edge::from);
            view.graph()
                    .column(id)
                    .filter(column -> column.flow().isPartial())
                    .ifPresent(_ -> text.append("  and something that nobody can tell without the database\n"));
            addRows(id.table());
        }
        if (direction != LineageView.Direction.UPSTREAM) {
            addTree("goes into", id, view.graph()::outOf, Edge::to);
            List<LineageGraph.RowEdge> decided = view.graph().decidedBy(id);
            if (!decided.isEmpty()) {
                text.append("decides on the rows of\n");
                decided.forEach(edge -> addLine(1, tableName(edge.to()), edge.uses()));
            }
        }
    }

    private void addTree(String title, ColumnId id, Function<ColumnId, List<Edge>> step, Function<Edge, ColumnId> end) {
        if (!step.apply(id).isEmpty()) {
            text.append(title).append('\n');
            addBranches(1, id, step, end, new HashSet<>(Set.of(id)));
        }
    }

    private void addBranches(
            int depth,
            ColumnId id,
            Function<ColumnId, List<Edge>> step,
            Function<Edge, ColumnId> end,
            Set<ColumnId> seen) {
        for (Edge edge : step.apply(id)) {
            ColumnId next = end.apply(edge);
            addLine(depth, view.name(next), edge.uses());
            if (seen.add(next)) {
                addBranches(depth + 1, next, step, end, seen);
            }
        }
    }

    private void addRows(String table) {
        List<LineageGraph.RowEdge> rows = view.graph().rowsOf(table);
        if (!rows.isEmpty()) {
            text.append("its rows are decided by\n");
            rows.forEach(edge -> addLine(1, view.name(edge.from()), edge.uses()));
        }
    }

    private void addLine(int depth, String name, Set<Use> uses) {
        String start = "  ".repeat(depth) + name;
        text.append(start)
                .append(" ".repeat(Math.max(2, NAME_WIDTH - start.length())))
                .append(words(uses))
                .append('\n');
    }

    static String words(Set<Use> uses) {
        return uses.stream().map(LineageText::word).collect(Collectors.joining(", "));
    }

    static String word(Use use) {
        return use.name().toLowerCase(Locale.ROOT);
    }

    private String tableName(String id) {
        return view.graph().table(id).map(TableLineage::name).orElse(id);
    }

    private void addTable(TableLineage table) {
        text.append(table.name()).append('\n');
        for (Field column : table.columns()) {
            ColumnId id = LineageGraph.id(table, column);
            String start =
                    "  " + column.name() + column.type().map(type -> " " + type).orElse("");
            String from = view.graph().into(id).stream()
                    .map(edge -> view.name(edge.from()) + " (" + words(edge.uses()) + ")")
                    .collect(Collectors.joining(", "));
            text.append(start);
            if (!from.isEmpty() || column.flow().isPartial()) {
                text.append(" ".repeat(Math.max(2, NAME_WIDTH - start.length())))
                        .append("<- ")
                        .append(from)
                        .append(column.flow().isPartial() ? (from.isEmpty() ? "unknown" : ", unknown") : "");
            }
            text.append('\n');
        }
        addDoubt(table);
        if (direction != LineageView.Direction.DOWNSTREAM) {
            addRows(table.id());
        }
    }

    private void addDoubt(TableLineage table) {
        if (table.opaque().isPresent()) {
            text.append("  unknown: ").append(table.opaque().get()).append('\n');
        } else if (table.openness() == TableLineage.Openness.OPEN) {
            text.append("  and columns whose names nothing says\n");
        }
    }

    private void addAll() {
        view.graph().tables().forEach(table -> {
            if (!text.isEmpty()) {
                text.append('\n');
            }
            addTable(table);
        });
    }
}
