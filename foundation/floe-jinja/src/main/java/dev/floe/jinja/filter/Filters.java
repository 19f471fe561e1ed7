package dev.floe.jinja.filter;

import dev.floe.jinja.value.Evaluation;
import java.util.Map;

/** All filters of Jinja2. */
public final class Filters {
    private static final Map<String, Evaluation.Filter> ALL = create();

    private Filters() {}

    /** The filters by name. */
    public static Map<String, Evaluation.Filter> all() {
        return ALL;
    }

    private static Map<String, Evaluation.Filter> create() {
        FilterTable table = new FilterTable();
        TextFilters.addTo(table);
        LineFilters.addTo(table);
        HtmlFilters.addTo(table);
        NumberFilters.addTo(table);
        SequenceFilters.addTo(table);
        SelectionFilters.addTo(table);
        OrderFilters.addTo(table);
        table.with("tojson(indent=None)", JsonText::filter);
        return table.all();
    }
}
