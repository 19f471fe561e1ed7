package dev.floe.dbt.column;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.Value;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a type with its sizes, such as {@code numeric(10, 2)}. */
final class ColumnDescription {
    private static final Pattern TYPE = Pattern.compile("([^(]+)(?:\\(([^)]+)\\))?");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,18}");

    private ColumnDescription() {}

    /**
     * A column of such a type; what stands behind the sizes is ignored.
     *
     * @throws TemplateException of kind RAISED if it is not a type or a size is not a number
     */
    static Column read(ColumnDialect dialect, String name, String type) {
        Matcher match = TYPE.matcher(type);
        if (!match.lookingAt()) {
            throw TemplateException.of(ErrorKind.RAISED, "'%s' is not a type".formatted(type));
        }
        String[] sizes = match.group(2) == null ? new String[0] : match.group(2).split(",", -1);
        Value size = sizes.length == 1 ? number(type, sizes[0]) : NoneValue.NONE;
        Value precision = sizes.length == 2 ? number(type, sizes[0]) : NoneValue.NONE;
        Value scale = sizes.length == 2 ? number(type, sizes[1]) : NoneValue.NONE;
        return new Column(dialect, name, match.group(1), size, precision, scale);
    }

    private static IntValue number(String type, String text) {
        if (!NUMBER.matcher(text.strip()).matches()) {
            throw TemplateException.of(
                    ErrorKind.RAISED, "Size '%s' of type '%s' is not a whole number".formatted(text, type));
        }
        return IntValue.of(new BigInteger(text.strip()));
    }
}
