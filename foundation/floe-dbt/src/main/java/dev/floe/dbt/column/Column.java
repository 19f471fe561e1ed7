package dev.floe.dbt.column;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A column of a relation. Its sizes are whatever a template or a database gave, a number mostly, and None where there
 * is none.
 *
 * @param dialect how the columns of its database behave
 * @param name its name
 * @param type the name of its type
 * @param size how many characters a text may have
 * @param precision how many digits a number has
 * @param scale how many of them stand after the point
 */
public record Column(ColumnDialect dialect, String name, String type, Value size, Value precision, Value scale) {
    private static final Set<String> TEXT_TYPES = Set.of("text", "character varying", "character", "varchar");
    private static final Set<String> DECIMAL_TYPES = Set.of("numeric", "decimal");
    private static final IntValue DEFAULT_SIZE = IntValue.of(256);

    public Column {
        requireNonNull(dialect, "dialect is null");
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
        requireNonNull(size, "size is null");
        requireNonNull(precision, "precision is null");
        requireNonNull(scale, "scale is null");
    }

    /** A column whose type has no sizes. */
    public static Column of(ColumnDialect dialect, String name, String type) {
        return new Column(dialect, name, type, NoneValue.NONE, NoneValue.NONE, NoneValue.NONE);
    }

    /** A type by the name that databases know: dbt has its own names for some, such as {@code string}. */
    public static String standardType(String type) {
        return TypeName.translate(type);
    }

    public boolean isString() {
        return TEXT_TYPES.contains(lowerType());
    }

    public boolean isInteger() {
        return dialect.integerTypes().contains(lowerType());
    }

    public boolean isFloat() {
        return dialect.floatTypes().contains(lowerType());
    }

    public boolean isNumeric() {
        return DECIMAL_TYPES.contains(lowerType());
    }

    public boolean isNumber() {
        return isInteger() || isNumeric() || isFloat();
    }

    public boolean isStruct() {
        return dialect.structs() == ColumnDialect.Structs.SUPPORTED
                && lowerType().startsWith("struct");
    }

    private String lowerType() {
        return type.toLowerCase(Locale.ROOT);
    }

    /** The name in quotes. */
    public String quoted() {
        return "\"" + name + "\"";
    }

    /**
     * How many characters a text may have: 256 where nothing is known.
     *
     * @throws TemplateException of kind RAISED if the column is not a text
     */
    public IntValue stringSize() {
        if (!isString()) {
            throw TemplateException.of(
                    ErrorKind.RAISED, "Column '%s' of type '%s' is not a text and has no size".formatted(name, type));
        }
        if (type.equals("text") || size == NoneValue.NONE) {
            return DEFAULT_SIZE;
        }
        return switch (size) {
            case IntValue number -> number;
            case BoolValue truth -> truth.asInt();
            case StringValue text
            when text.value().strip().matches("[+-]?[0-9]{1,18}") ->
                IntValue.of(new BigInteger(text.value().strip()));
            default ->
                throw TemplateException.value(
                        "Column '%s' has a size that is not a number: %s".formatted(name, size.repr()));
        };
    }

    /** The type with its sizes. */
    public String dataType() {
        if (dialect.texts() == ColumnDialect.Texts.AS_THEY_ARE && isUnlimitedText()) {
            return type;
        }
        if (isString()) {
            return TypeName.ofText(stringSize());
        }
        return isNumeric() ? TypeName.ofNumber(type, precision, scale) : type;
    }

    private boolean isUnlimitedText() {
        return lowerType().equals("text") || (lowerType().equals("character varying") && size == NoneValue.NONE);
    }

    /** Whether this is a text, and the other one a longer text. */
    public boolean canExpandTo(Column other) {
        return isString()
                && other.isString()
                && other.stringSize().value().compareTo(stringSize().value()) > 0;
    }

    /** The fields of a struct; none where it is not one. */
    public List<Column> fields() {
        return isStruct() ? StructFields.of(this) : List.of();
    }

    /** The columns inside a struct, with their paths as names; this column alone where it is not one. */
    public List<Column> flatten() {
        return isStruct() ? StructFields.flatten(this) : List.of(this);
    }
}
