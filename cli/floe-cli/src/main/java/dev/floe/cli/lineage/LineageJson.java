package dev.floe.cli.lineage;

import dev.floe.cli.report.JsonObject;
import dev.floe.lineage.graph.Edge;
import dev.floe.lineage.graph.LineageGraph;
import dev.floe.lineage.graph.TableLineage;
import dev.floe.lineage.resolve.ColumnId;
import dev.floe.lineage.resolve.Field;
import dev.floe.lineage.resolve.Use;
import dev.floe.spi.value.PropertyValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Lineage for programs. */
public final class LineageJson {
    private final LineageView view;

    private LineageJson(LineageView view) {
        this.view = view;
    }

    /** The members of the result. */
    public static Map<String, PropertyValue> of(LineageView view) {
        LineageJson json = new LineageJson(view);
        return new JsonObject()
                .withEach("tables", view.tables(), json::table)
                .value()
                .values();
    }

    private PropertyValue table(TableLineage table) {
        return new JsonObject()
                .with("id", table.id())
                .with("name", table.name())
                .with("columns_known", table.openness() == TableLineage.Openness.CLOSED ? "all" : "some")
                .withOptional("unknown", table.opaque())
                .withEach("columns", view.columnsOf(table), column -> column(table, column))
                .withEach("rows", view.graph().rowsOf(table.id()), edge -> from(edge.from(), edge.uses()))
                .value();
    }

    private PropertyValue column(TableLineage table, Field column) {
        List<Edge> edges = view.graph().into(LineageGraph.id(table, column));
        return new JsonObject()
                .with("name", column.name())
                .withOptional("type", column.type())
                .with("certainty", column.flow().certainty().name().toLowerCase(Locale.ROOT))
                .withEach("from", edges, edge -> from(edge.from(), edge.uses()))
                .value();
    }

    private static PropertyValue from(ColumnId id, Set<Use> uses) {
        return new JsonObject()
                .with("table", id.table())
                .with("column", id.column())
                .withEach("uses", List.copyOf(uses), LineageJson::use)
                .value();
    }

    private static PropertyValue use(Use use) {
        return PropertyValue.of(LineageText.word(use));
    }
}
