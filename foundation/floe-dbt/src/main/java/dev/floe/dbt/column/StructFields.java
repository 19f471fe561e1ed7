package dev.floe.dbt.column;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the types of DuckDB's structs apart, such as {@code STRUCT(a INTEGER, b DECIMAL(10, 2))}. */
final class StructFields {
    private static final Pattern STRUCT = Pattern.compile("STRUCT\\((.*)\\)", Pattern.CASE_INSENSITIVE);
    private static final int DEEPEST = 128;

    private StructFields() {}

    /**
     * The fields of a struct, one level deep.
     *
     * @throws TemplateException of kind INDEX if a field has no type
     */
    static List<Column> of(Column struct) {
        Matcher match = STRUCT.matcher(struct.type());
        if (!match.lookingAt()) {
            return List.of();
        }
        List<Column> fields = new ArrayList<>();
        for (String field : split(match.group(1))) {
            int space = field.indexOf(' ');
            if (space < 0) {
                throw TemplateException.of(
                        ErrorKind.INDEX, "Field '%s' of column '%s' has no type".formatted(field, struct.name()));
            }
            fields.add(Column.of(struct.dialect(), field.substring(0, space), field.substring(space + 1)));
        }
        return fields;
    }

    /** Splits at the commas that stand in no parentheses. */
    private static List<String> split(String content) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < content.length(); i++) {
            char character = content.charAt(i);
            if (character == '(') {
                depth++;
            } else if (character == ')') {
                depth--;
            } else if (character == ',' && depth == 0) {
                parts.add(content.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(content.substring(start).strip());
        return parts;
    }

    /** Checks that every struct inside can be read. */
    static void require(Column column) {
        require(column, 0);
    }

    private static void require(Column column, int depth) {
        if (depth > DEEPEST) {
            throw TemplateException.of(
                    ErrorKind.RAISED, "Structs in a column are nested more than %d levels deep".formatted(DEEPEST));
        }
        column.fields().forEach(field -> require(field, depth + 1));
    }

    static List<Column> flatten(Column struct) {
        List<Column> flat = new ArrayList<>();
        for (Column field : struct.fields()) {
            for (Column leaf : field.isStruct() ? flatten(field) : List.of(field)) {
                flat.add(Column.of(struct.dialect(), struct.name() + "." + leaf.name(), leaf.type()));
            }
        }
        return flat;
    }
}
