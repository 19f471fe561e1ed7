package dev.floe.cli.lineage;

import dev.floe.cli.report.HtmlPage;
import dev.floe.lineage.graph.Edge;
import dev.floe.lineage.graph.LineageGraph;
import dev.floe.lineage.graph.TableLineage;
import dev.floe.lineage.resolve.ColumnId;
import dev.floe.lineage.resolve.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lineage as one HTML page that needs nothing else: tables from left to right, lines between their columns. */
public final class LineagePage {
    /** Wide enough for the longest name beside the longest type. */
    private static final int WIDTH = 300;

    private static final int GAP = 110;
    private static final int ROW = 20;
    private static final int HEAD = 30;
    private static final int MARGIN = 24;

    private static final String STYLE = """
            svg{display:block}
            .box{fill:#fff;stroke:#bbb}.head{fill:#24475b}.title{fill:#fff;font-weight:600}
            .column{cursor:pointer}.column rect{fill:transparent}.column:hover rect{fill:#eef4f7}
            .asked rect{fill:#fdf1d0}.type{fill:#888;font-size:11px}
            path{fill:none;stroke:#24475b;stroke-width:1.4;opacity:.55}
            path.indirect{stroke:#b06a2c;stroke-dasharray:4 4;opacity:.4}
            svg.chosen path{opacity:.06}svg.chosen path.on{opacity:1;stroke-width:2}
            svg.chosen .column.on text{font-weight:600}
            @media(prefers-color-scheme:dark){.box{fill:#222527;stroke:#444}.column text{fill:#ddd}.column:hover rect{fill:#2d3940}.asked rect{fill:#4a3f1c}
            path{stroke:#7fb4d0}path.indirect{stroke:#d99a5b;opacity:.6}}
            """;

    /** A click shows all that a column comes from and all that comes from it. */
    private static final String SCRIPT = """
            const svg=document.querySelector('svg'),paths=[...document.querySelectorAll('path')];
            const walk=(id,from,to)=>{const seen=new Set([id]),todo=[id];while(todo.length){const at=todo.pop();
            for(const p of paths)if(p.dataset[from]===at){p.classList.add('on');const next=p.dataset[to];
            if(!seen.has(next)){seen.add(next);todo.push(next)}}}return seen};
            document.addEventListener('click',event=>{document.querySelectorAll('.on').forEach(e=>e.classList.remove('on'));
            const column=event.target.closest('.column');svg.classList.toggle('chosen',!!column);if(!column)return;
            for(const id of [...walk(column.id,'from','to'),...walk(column.id,'to','from')])
            document.getElementById(id).classList.add('on')});
            """;

    private final LineageView view;
    private final Map<String, Integer> depths = new HashMap<>();
    private final Map<ColumnId, Spot> spots = new HashMap<>();
    private int width;
    private int height;

    private LineagePage(LineageView view) {
        this.view = view;
    }

    /** Where a column's row is. */
    private record Spot(String id, int x, int y) {}

    /** The page. */
    public static String of(LineageView view) {
        return new LineagePage(view).page();
    }

    private String page() {
        String boxes = boxes();
        String title = view.column()
                .map(view::name)
                .or(() -> view.table().map(TableLineage::name))
                .orElse("all columns");
        return new HtmlPage(
                        "Lineage of " + title,
                        STYLE,
                        """
                        <h1>Lineage of %s</h1><p>A line: the value goes along. A dashed one: it only decides on the other value. \
                        Click a column to follow it.</p>""".formatted(HtmlPage.escaped(title)),
                        "<svg width=\"%d\" height=\"%d\">\n%s%s</svg>".formatted(width, height, lines(), boxes),
                        SCRIPT)
                .render();
    }

    /** How many tables come before it, at most. */
    private int depth(TableLineage table) {
        Integer known = depths.get(table.id());
        if (known != null) {
            return known;
        }
        depths.put(table.id(), 0);
        int depth = 0;
        for (Field column : view.columnsOf(table)) {
            for (ColumnId from : column.flow().uses().keySet()) {
                if (view.columns().contains(from) && !from.table().equals(table.id())) {
                    depth = Math.max(
                            depth,
                            1
                                    + view.graph()
                                            .table(from.table())
                                            .map(this::depth)
                                            .orElse(0));
                }
            }
        }
        depths.put(table.id(), depth);
        return depth;
    }

    private String boxes() {
        StringBuilder html = new StringBuilder();
        List<Integer> below = new ArrayList<>();
        for (TableLineage table : view.tables()) {
            List<Field> columns = view.columnsOf(table);
            if (columns.isEmpty()) {
                continue;
            }
            int depth = depth(table);
            while (below.size() <= depth) {
                below.add(MARGIN);
            }
            int x = MARGIN + depth * (WIDTH + GAP);
            int y = below.get(depth);
            int size = HEAD + columns.size() * ROW + 8;
            below.set(depth, y + size + MARGIN);
            width = Math.max(width, x + WIDTH + MARGIN);
            height = Math.max(height, y + size + MARGIN);
            html.append(box(table, columns, x, y, size));
        }
        return html.toString();
    }

    private String box(TableLineage table, List<Field> columns, int x, int y, int size) {
        StringBuilder html = new StringBuilder("""
                <rect class="box" x="%d" y="%d" width="%d" height="%d" rx="5"/>\
                <rect class="head" x="%d" y="%d" width="%d" height="24" rx="5"/>\
                <text class="title" x="%d" y="%d">%s<title>%s</title></text>
                """.formatted(
                        x,
                        y,
                        WIDTH,
                        size,
                        x,
                        y,
                        WIDTH,
                        x + 10,
                        y + 16,
                        HtmlPage.escaped(shortened(table.name())),
                        HtmlPage.escaped(table.id())));
        int row = y + HEAD;
        for (Field column : columns) {
            ColumnId id = LineageGraph.id(table, column);
            Spot spot = new Spot("c" + spots.size(), x, row);
            spots.put(id, spot);
            boolean isAsked = view.column().filter(id::equals).isPresent();
            html.append("""
                    <g class="column%s" id="%s"><rect x="%d" y="%d" width="%d" height="%d"/><text x="%d" y="%d">%s</text>\
                    <text class="type" x="%d" y="%d" text-anchor="end">%s</text></g>
                    """.formatted(
                    isAsked ? " asked" : "",
                    spot.id(),
                    x + 1,
                    row,
                    WIDTH - 2,
                    ROW,
                    x + 10,
                    row + 14,
                    HtmlPage.escaped(shortened(column.name())),
                    x + WIDTH - 8,
                    row + 14,
                    HtmlPage.escaped(column.type().map(LineagePage::brief).orElse(""))));
            row += ROW;
        }
        return html.toString();
    }

    private String lines() {
        StringBuilder html = new StringBuilder();
        for (Edge edge : view.edges()) {
            Spot from = spots.get(edge.from());
            Spot to = spots.get(edge.to());
            if (from != null && to != null) {
                int startX = from.x() + WIDTH;
                int startY = from.y() + ROW / 2;
                int endY = to.y() + ROW / 2;
                int bend = Math.max(40, Math.abs(to.x() - startX) / 2);
                html.append("""
                        <path class="%s" data-from="%s" data-to="%s" d="M%d %d C%d %d %d %d %d %d"><title>%s</title></path>
                        """.formatted(
                                edge.isDirect() ? "direct" : "indirect",
                                from.id(),
                                to.id(),
                                startX,
                                startY,
                                startX + bend,
                                startY,
                                to.x() - bend,
                                endY,
                                to.x(),
                                endY,
                                LineageText.words(edge.uses())));
            }
        }
        return html.toString();
    }

    private static String shortened(String name) {
        return name.length() <= 28 ? name : name.substring(0, 27) + "…";
    }

    private static String brief(String type) {
        String shown = type.toLowerCase(Locale.ROOT).replace(" (", "(");
        return shown.length() <= 14 ? shown : shown.substring(0, 13) + "…";
    }
}
