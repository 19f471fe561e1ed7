package dev.floe.compiler.contract;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The type of a column, whatever name an engine has for it.
 *
 * @param physical one name for all that mean the same, such as {@code INTEGER} for {@code int4}
 */
public record ColumnType(String physical) {
    private static final Pattern FORM = Pattern.compile("([A-Z0-9_ ]+?) *(?:\\(([^()]*)\\))?");
    private static final Pattern NUMBERS = Pattern.compile(" *([0-9]+) *(?:, *([0-9]+) *)?");

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
            Map.entry("TIME WITHOUT TIME ZONE", "TIME"),
            Map.entry("BYTEA", "BLOB"),
            Map.entry("BINARY", "BLOB"),
            Map.entry("VARBINARY", "BLOB"),
            Map.entry("BYTES", "BLOB"));

    public ColumnType {
        requireNonNull(physical, "physical is null");
    }

    /** The type of this name; a nested one is taken as it is written, but for its case and its spaces. */
    public static ColumnType of(String name) {
        String upper = name.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
        Matcher form = FORM.matcher(upper);
        if (!form.matches()) {
            return new ColumnType(upper.replaceAll(" ?([,()\\[\\]]) ?", "$1"));
        }
        String base = NAMES.getOrDefault(form.group(1), form.group(1));
        return new ColumnType(base.equals("DECIMAL") ? decimal(form.group(2)) : base);
    }

    /** Without digits, as DuckDB has it. */
    private static String decimal(@org.jspecify.annotations.Nullable String digits) {
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
            case "STRUCT", "MAP", "JSON" -> "object";
            default -> "string";
        };
    }

    @Override
    public String toString() {
        return physical;
    }
}
