package dev.floe.compiler.contract;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The type of a column, whatever name an engine has for it.
 *
 * @param physical one name for all that mean the same, such as {@code INTEGER} for {@code int4}
 */
public record ColumnType(String physical) {
    private static final Pattern FORM = Pattern.compile("([A-Z0-9_ ]+?) *(?:\\(([^()]*)\\))?");
    private static final Pattern NUMBERS = Pattern.compile(" *([0-9]+) *(?:, *([0-9]+) *)?");

    /** Types of types, and types of fields that have a name each. */
    private static final Set<String> OF_TYPES = Set.of("MAP", "LIST", "ARRAY");

    private static final Set<String> OF_FIELDS = Set.of("STRUCT", "ROW", "UNION");

    /** Names of SQL and of engines; what a table cannot tell apart has one name. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("INT", "INTEGER"),
            Map.entry("INT4", "INTEGER"),
            Map.entry("INT32", "INTEGER"),
            Map.entry("SIGNED", "INTEGER"),
            Map.entry("SMALLINT", "INTEGER"),
            Map.entry("INT2", "INTEGER"),
            Map.entry("SHORT", "INTEGER"),
            Map.entry("TINYINT", "INTEGER"),
            Map.entry("INT1", "INTEGER"),
            Map.entry("UTINYINT", "INTEGER"),
            Map.entry("USMALLINT", "INTEGER"),
            Map.entry("INT8", "BIGINT"),
            Map.entry("INT64", "BIGINT"),
            Map.entry("LONG", "BIGINT"),
            Map.entry("UINTEGER", "BIGINT"),
            Map.entry("UBIGINT", "DECIMAL(20,0)"),
            Map.entry("HUGEINT", "DECIMAL(38,0)"),
            Map.entry("TEXT", "VARCHAR"),
            Map.entry("STRING", "VARCHAR"),
            Map.entry("CHAR", "VARCHAR"),
            Map.entry("BPCHAR", "VARCHAR"),
            Map.entry("CHARACTER VARYING", "VARCHAR"),
            Map.entry("CHARACTER", "VARCHAR"),
            Map.entry("NVARCHAR", "VARCHAR"),
            Map.entry("BOOL", "BOOLEAN"),
            Map.entry("LOGICAL", "BOOLEAN"),
            Map.entry("FLOAT8", "DOUBLE"),
            Map.entry("FLOAT64", "DOUBLE"),
            Map.entry("DOUBLE PRECISION", "DOUBLE"),
            Map.entry("REAL", "FLOAT"),
            Map.entry("FLOAT4", "FLOAT"),
            Map.entry("NUMERIC", "DECIMAL"),
            Map.entry("DEC", "DECIMAL"),
            Map.entry("DATETIME", "TIMESTAMP"),
            Map.entry("TIMESTAMP WITHOUT TIME ZONE", "TIMESTAMP"),
            Map.entry("TIMESTAMP_NTZ", "TIMESTAMP"),
            Map.entry("TIMESTAMP_S", "TIMESTAMP"),
            Map.entry("TIMESTAMP_MS", "TIMESTAMP"),
            Map.entry("TIMESTAMPTZ", "TIMESTAMP WITH TIME ZONE"),
            Map.entry("TIMESTAMP_TZ", "TIMESTAMP WITH TIME ZONE"),
            Map.entry("TIMESTAMP_NANO", "TIMESTAMP_NS"),
            Map.entry("TIME WITHOUT TIME ZONE", "TIME"),
            Map.entry("BYTEA", "BLOB"),
            Map.entry("BINARY", "BLOB"),
            Map.entry("VARBINARY", "BLOB"),
            Map.entry("BYTES", "BLOB"));

    public ColumnType {
        requireNonNull(physical, "physical is null");
    }

    /** The type of this name; the types inside a nested one as well. */
    public static ColumnType of(String name) {
        return new ColumnType(known(name.replaceAll("\\s+", " ").toUpperCase(Locale.ROOT)));
    }

    private static String known(String upper) {
        String name = upper.strip();
        int bracket = name.lastIndexOf('[');
        if (bracket > 0 && name.endsWith("]")) {
            return known(name.substring(0, bracket)) + name.substring(bracket).replace(" ", "");
        }
        int parenthesis = name.indexOf('(');
        if (parenthesis > 0 && name.endsWith(")")) {
            String base = name.substring(0, parenthesis).strip();
            if (OF_TYPES.contains(base) || OF_FIELDS.contains(base)) {
                return parts(name.substring(parenthesis + 1, name.length() - 1)).stream()
                        .map(part -> OF_TYPES.contains(base) ? known(part) : field(part))
                        .collect(Collectors.joining(", ", base + "(", ")"));
            }
        }
        Matcher form = FORM.matcher(name);
        if (!form.matches()) {
            return name;
        }
        String base = NAMES.getOrDefault(form.group(1), form.group(1));
        return base.equals("DECIMAL") ? decimal(form.group(2)) : base;
    }

    /** A name and a type. */
    private static String field(String part) {
        int end = part.startsWith("\"") ? part.indexOf('"', 1) + 1 : part.indexOf(' ');
        return end <= 0 ? part : part.substring(0, end) + " " + known(part.substring(end));
    }

    /** What commas separate, but for those inside parentheses. */
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '(') {
                depth++;
            } else if (character == ')') {
                depth--;
            } else if (character == ',' && depth == 0) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(text.substring(start).strip());
        return parts;
    }

    /** Without digits, as DuckDB has it. */
    private static String decimal(@Nullable String digits) {
        Matcher numbers = NUMBERS.matcher(digits == null ? "18,3" : digits);
        if (!numbers.matches()) {
            return "DECIMAL(" + digits + ")";
        }
        return "DECIMAL(" + Integer.parseInt(numbers.group(1)) + ","
                + (numbers.group(2) == null ? 0 : Integer.parseInt(numbers.group(2))) + ")";
    }

    /** What the standard calls types of this kind. */
    public String logical() {
        if (physical.endsWith("]") || physical.startsWith("LIST(") || physical.startsWith("ARRAY")) {
            return "array";
        }
        String base = physical.replaceFirst("\\(.*", "");
        return switch (base) {
            case "INTEGER", "BIGINT" -> "integer";
            case "DECIMAL", "DOUBLE", "FLOAT" -> "number";
            case "BOOLEAN" -> "boolean";
            case "DATE" -> "date";
            case "TIME" -> "time";
            case "TIMESTAMP", "TIMESTAMP_NS", "TIMESTAMP WITH TIME ZONE" -> "timestamp";
            case "STRUCT", "ROW", "MAP", "JSON" -> "object";
            default -> "string";
        };
    }

    @Override
    public String toString() {
        return physical;
    }
}
