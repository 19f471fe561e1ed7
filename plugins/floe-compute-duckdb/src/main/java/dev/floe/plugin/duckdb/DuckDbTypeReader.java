package dev.floe.plugin.duckdb;

import dev.floe.spi.session.SessionException;
import dev.floe.spi.session.SessionException.Kind;
import dev.floe.spi.table.TableField;
import dev.floe.spi.table.TableType;
import dev.floe.spi.table.TableType.Decimal;
import dev.floe.spi.table.TableType.ListOf;
import dev.floe.spi.table.TableType.MapOf;
import dev.floe.spi.table.TableType.Primitive;
import dev.floe.spi.table.TableType.Struct;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * Reads a type as DuckDB writes it, such as {@code STRUCT(a INTEGER, b DECIMAL(9,2)[])}, into the type of a table that keeps
 * every value of it. Whole numbers that a table has no type for become decimals of 38 digits.
 */
final class DuckDbTypeReader {
    private static final Map<String, TableType> TYPES = Map.ofEntries(
            Map.entry("BOOLEAN", Primitive.BOOLEAN),
            Map.entry("TINYINT", Primitive.INT),
            Map.entry("SMALLINT", Primitive.INT),
            Map.entry("INTEGER", Primitive.INT),
            Map.entry("UTINYINT", Primitive.INT),
            Map.entry("USMALLINT", Primitive.INT),
            Map.entry("UINTEGER", Primitive.LONG),
            Map.entry("BIGINT", Primitive.LONG),
            Map.entry("UBIGINT", new Decimal(20, 0)),
            Map.entry("HUGEINT", new Decimal(38, 0)),
            Map.entry("UHUGEINT", new Decimal(38, 0)),
            Map.entry("FLOAT", Primitive.FLOAT),
            Map.entry("DOUBLE", Primitive.DOUBLE),
            Map.entry("DATE", Primitive.DATE),
            Map.entry("TIME", Primitive.TIME),
            Map.entry("TIMESTAMP", Primitive.TIMESTAMP),
            Map.entry("TIMESTAMP_S", Primitive.TIMESTAMP),
            Map.entry("TIMESTAMP_MS", Primitive.TIMESTAMP),
            Map.entry("TIMESTAMP_NS", Primitive.TIMESTAMP_NANO),
            Map.entry("TIMESTAMP WITH TIME ZONE", Primitive.TIMESTAMP_TZ),
            Map.entry("VARCHAR", Primitive.STRING),
            Map.entry("JSON", Primitive.STRING),
            Map.entry("ENUM", Primitive.STRING),
            Map.entry("UUID", Primitive.UUID),
            Map.entry("BLOB", Primitive.BINARY));

    private final String column;
    private final String text;
    private final IntSupplier ids;
    private int position;

    private DuckDbTypeReader(String column, String text, IntSupplier ids) {
        this.column = column;
        this.text = text;
        this.ids = ids;
    }

    /**
     * Reads the type of a column.
     *
     * @param ids gives the ids of the fields in it
     * @throws SessionException if a table has no type that would keep its values
     */
    static TableType read(String column, String text, IntSupplier ids) {
        return new DuckDbTypeReader(column, text, ids).type();
    }

    private TableType type() {
        int start = position;
        // The elements of a list stand before its brackets, but their ids come after the list's own: what is read first
        // to find the brackets is read again for the ids.
        skipType();
        int brackets = 0;
        int end = position;
        while (peek() == '[') {
            position = text.indexOf(']', position) + 1;
            brackets++;
        }
        int after = position;
        TableType type = brackets == 0 ? scalar(start) : list(start, end, brackets);
        position = after;
        return type;
    }

    private TableType list(int start, int end, int brackets) {
        int id = ids.getAsInt();
        TableType element = brackets == 1 ? scalar(start) : list(start, end, brackets - 1);
        return new ListOf(new TableField(id, "element", element, false));
    }

    /** What stands at a place, without the brackets behind it. */
    private TableType scalar(int start) {
        position = start;
        String name = name();
        return switch (name) {
            case "STRUCT" -> struct();
            case "MAP" -> map();
            case "DECIMAL" -> decimal();
            default ->
                Optional.ofNullable(TYPES.get(name))
                        .orElseThrow(() -> new SessionException(
                                Kind.TYPE,
                                "Column '%s' is of type %s, which a table cannot keep".formatted(column, name)));
        };
    }

    private TableType struct() {
        List<String> names = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        position++;
        do {
            skipSpaces();
            names.add(fieldName());
            skipSpaces();
            places.add(position);
            skipArrayOf();
            skipSpaces();
        } while (text.charAt(position++) == ',');
        List<Integer> own = names.stream().map(_ -> ids.getAsInt()).toList();
        int end = position;
        List<TableField> fields = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            position = places.get(i);
            fields.add(new TableField(own.get(i), names.get(i), type(), false));
        }
        position = end;
        return new Struct(fields);
    }

    private TableType map() {
        int keyId = ids.getAsInt();
        int valueId = ids.getAsInt();
        position++;
        TableType key = type();
        position++;
        skipSpaces();
        TableType value = type();
        position++;
        return new MapOf(new TableField(keyId, "key", key, true), new TableField(valueId, "value", value, false));
    }

    private TableType decimal() {
        int end = text.indexOf(')', position);
        String[] digits = text.substring(position + 1, end).split(",", -1);
        position = end + 1;
        return new Decimal(Integer.parseInt(digits[0].strip()), Integer.parseInt(digits[1].strip()));
    }

    private void skipArrayOf() {
        skipType();
        while (peek() == '[') {
            position = text.indexOf(']', position) + 1;
        }
    }

    private void skipType() {
        name();
        if (peek() == '(') {
            int depth = 0;
            do {
                char next = text.charAt(position);
                if (next == '\'' || next == '"') {
                    skipQuoted(next);
                } else {
                    depth += next == '(' ? 1 : next == ')' ? -1 : 0;
                    position++;
                }
            } while (depth > 0);
        }
    }

    private void skipQuoted(char quote) {
        position++;
        while (text.charAt(position) != quote || (position + 1 < text.length() && text.charAt(position + 1) == quote)) {
            position += text.charAt(position) == quote ? 2 : 1;
        }
        position++;
    }

    /** Words, such as {@code TIMESTAMP WITH TIME ZONE}; DuckDB quotes {@code "NULL"}. */
    private String name() {
        int start = position;
        while (position < text.length() && "(),[".indexOf(text.charAt(position)) < 0) {
            position++;
        }
        return text.substring(start, position).strip().replace("\"", "").toUpperCase(Locale.ROOT);
    }

    private String fieldName() {
        int start = position;
        if (peek() == '"') {
            skipQuoted('"');
            return text.substring(start + 1, position - 1).replace("\"\"", "\"");
        }
        while (text.charAt(position) != ' ') {
            position++;
        }
        return text.substring(start, position);
    }

    private void skipSpaces() {
        while (peek() == ' ') {
            position++;
        }
    }

    private char peek() {
        return position < text.length() ? text.charAt(position) : '\0';
    }
}
