package dev.floe.dbt.column;

import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.Value;
import java.util.Locale;
import java.util.Map;

/** The names of types, as they are written in SQL. */
final class TypeName {
    /** The names that are not those of any database, with what they mean. */
    static final Map<String, String> LABELS = Map.of("STRING", "TEXT");

    private TypeName() {}

    static String translate(String type) {
        return LABELS.getOrDefault(type.toUpperCase(Locale.ROOT), type);
    }

    static String ofText(Value size) {
        return "character varying(" + size.toText() + ")";
    }

    /** A type of decimal numbers, with its sizes where both are known. */
    static String ofNumber(String type, Value precision, Value scale) {
        if (precision == NoneValue.NONE || scale == NoneValue.NONE) {
            return type;
        }
        return "%s(%s,%s)".formatted(type, precision.toText(), scale.toText());
    }
}
