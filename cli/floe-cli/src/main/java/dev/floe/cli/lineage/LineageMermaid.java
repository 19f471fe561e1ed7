package dev.floe.cli.lineage;

import dev.floe.lineage.graph.Edge;
import dev.floe.lineage.graph.LineageGraph;
import dev.floe.lineage.graph.TableLineage;
import dev.floe.lineage.resolve.ColumnId;
import dev.floe.lineage.resolve.Field;
import java.util.HashMap;
import java.util.Map;

/** Lineage as a Mermaid flow chart: a box for each table, a dashed line where a value only decides on another. */
public final class LineageMermaid {
    private LineageMermaid() {}

    /** The chart. */
    public static String of(LineageView view) {
        StringBuilder text = new StringBuilder("flowchart LR\n");
        Map<ColumnId, String> ids = new HashMap<>();
        int number = 0;
        for (TableLineage table : view.tables()) {
            text.append("  subgraph t")
                    .append(number++)
                    .append("[\"")
                    .append(quoted(table.name()))
                    .append("\"]\n");
            for (Field column : view.columnsOf(table)) {
                String id = "c" + ids.size();
                ids.put(LineageGraph.id(table, column), id);
                text.append("    ")
                        .append(id)
                        .append("[\"")
                        .append(quoted(column.name()))
                        .append("\"]\n");
            }
            text.append("  end\n");
        }
        for (Edge edge : view.edges()) {
            text.append("  ")
                    .append(ids.get(edge.from()))
                    .append(edge.isDirect() ? " -->|" : " -.->|")
                    .append(LineageText.words(edge.uses()))
                    .append("| ")
                    .append(ids.get(edge.to()))
                    .append('\n');
        }
        return text.toString();
    }

    private static String quoted(String name) {
        return name.replace("#", "#35;").replace("\"", "#quot;");
    }
}
