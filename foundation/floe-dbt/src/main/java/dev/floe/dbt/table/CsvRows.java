package dev.floe.dbt.table;

import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.Iterator;
import java.util.List;

/** The rows of a CSV text as dicts of texts, as Python's {@code DictReader} gives them. */
public final class CsvRows {
    private CsvRows() {}

    /** One dict for each row below the names; what a row lacks is None, and what it has too much stands under None. */
    public static ListValue of(String text) {
        Iterator<List<String>> rows = CsvText.rows(text, ',').iterator();
        ListValue dicts = ListValue.empty();
        if (!rows.hasNext()) {
            return dicts;
        }
        List<String> names = rows.next();
        rows.forEachRemaining(row -> {
            if (!row.isEmpty()) {
                dicts.elements().add(dict(names, row));
            }
        });
        return dicts;
    }

    /** The names in the first row of a text; empty where there is none. */
    public static List<String> names(String text, char delimiter) {
        List<List<String>> rows = CsvText.rows(text, delimiter);
        return rows.isEmpty() ? List.of() : rows.getFirst();
    }

    private static DictValue dict(List<String> names, List<String> row) {
        DictValue dict = DictValue.empty();
        for (int i = 0; i < names.size(); i++) {
            Value value = i < row.size() ? StringValue.of(row.get(i)) : NoneValue.NONE;
            dict.put(names.get(i), value);
        }
        if (row.size() > names.size()) {
            dict.entries().put(NoneValue.NONE, ListValue.ofStrings(row.subList(names.size(), row.size())));
        }
        return dict;
    }
}
