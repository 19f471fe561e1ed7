package dev.floe.dbt.adapter;

import dev.floe.dbt.table.IntervalText;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What psycopg2 makes of PostgreSQL's values: it reads JSON and intervals, and does not know arrays of every type. */
final class PostgresCells implements SessionCells {
    private final SessionValues values;

    PostgresCells(SessionValues values) {
        this.values = values;
    }

    @Override
    public Value of(String type, @Nullable Object value) {
        if (value == null) {
            return NoneValue.NONE;
        }
        return switch (type) {
            case "json", "jsonb" -> JsonCell.of(value.toString());
            case "interval" -> StringValue.of(IntervalText.ofPostgres(value.toString()));
            case "int4range", "int8range", "numrange", "daterange", "tsrange", "tstzrange" ->
                StringValue.of(range(value.toString()));
            case "_interval" ->
                StringValue.of(NestedText.of(((List<?>) value)
                        .stream()
                                .map(element -> element == null ? null : IntervalText.ofPostgres(element.toString()))
                                .toList()));
            case "_uuid" ->
                StringValue.of(((List<?>) value)
                        .stream()
                                .map(element -> element == null ? "NULL" : element.toString())
                                .collect(Collectors.joining(",", "{", "}")));
            default -> values.of(value);
        };
    }

    /** Such as {@code [1, 5)} for {@code [1,5)}; a range without an end has None there. */
    private static String range(String text) {
        int comma = text.indexOf(',');
        if (comma < 0) {
            return text;
        }
        return text.charAt(0) + bound(text.substring(1, comma)) + ", "
                + bound(text.substring(comma + 1, text.length() - 1)) + text.charAt(text.length() - 1);
    }

    private static String bound(String text) {
        return text.isEmpty() ? "None" : text.replace("\"", "");
    }
}
