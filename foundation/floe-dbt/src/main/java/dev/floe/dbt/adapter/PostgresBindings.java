package dev.floe.dbt.adapter;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DecimalValue;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts values into the places of a statement, as psycopg2 does it: in the text, so that the server sees literals. */
final class PostgresBindings {
    private static final Pattern PLACE = Pattern.compile("%(.?)", Pattern.DOTALL);

    private PostgresBindings() {}

    /**
     * The statement with a literal for each {@code %s}, and a percent sign for each two.
     *
     * @throws TemplateException if there are more places than values, or fewer, or one of another kind
     */
    static String bind(String sql, List<Value> values) {
        StringBuilder bound = new StringBuilder();
        Matcher matcher = PLACE.matcher(sql);
        int seen = 0;
        int next = 0;
        while (matcher.find()) {
            bound.append(sql, seen, matcher.start());
            seen = matcher.end();
            switch (matcher.group(1)) {
                case "%" -> bound.append('%');
                case "s" -> {
                    if (next == values.size()) {
                        throw TemplateException.type("There are more places in a statement than the %d values for them"
                                .formatted(values.size()));
                    }
                    bound.append(literal(values.get(next++)));
                }
                default ->
                    throw TemplateException.value(
                            "A place in a statement is written '%%s', and not '%s'".formatted(matcher.group()));
            }
        }
        if (next < values.size()) {
            throw TemplateException.type(
                    "There are %d values for the %d places in a statement".formatted(values.size(), next));
        }
        return bound.append(sql, seen, sql.length()).toString();
    }

    private static String literal(Value value) {
        return switch (value) {
            case NoneValue _ -> "NULL";
            case BoolValue truth -> truth.isTrue() ? "true" : "false";
            case FloatValue number when !Double.isFinite(number.value()) -> quoted(number.toText()) + "::float";
            case IntValue number -> apart(number.toText());
            case FloatValue number -> apart(number.repr());
            case DecimalValue number -> apart(number.toText());
            default ->
                switch (value.typeName()) {
                    case "datetime.date" -> quoted(value.toText()) + "::date";
                    case "datetime.datetime" -> quoted(value.toText()) + "::" + timestamp(value.toText());
                    default -> quoted(value.toText());
                };
        };
    }

    /** A sign that follows an operator would be one with it. */
    private static String apart(String number) {
        return number.startsWith("-") ? " " + number : number;
    }

    /** Behind the seconds of a time with a zone is a sign. */
    private static String timestamp(String text) {
        return text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10 ? "timestamptz" : "timestamp";
    }

    private static String quoted(String text) {
        String doubled = text.replace("'", "''");
        return doubled.indexOf('\\') < 0 ? "'" + doubled + "'" : " E'" + doubled.replace("\\", "\\\\") + "'";
    }
}
