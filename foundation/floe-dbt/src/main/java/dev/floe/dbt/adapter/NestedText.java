package dev.floe.dbt.adapter;

import dev.floe.jinja.value.FloatValue;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists and maps as the JSON that dbt makes of them, as its tables have no type for them. */
final class NestedText {
    private NestedText() {}

    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Boolean truth -> truth.toString();
            case Double number -> FloatValue.of(number).repr();
            case BigDecimal number -> FloatValue.of(number.doubleValue()).repr();
            case Number number -> number.toString();
            case LocalTime time -> quoted(ClockText.of(time));
            case LocalDateTime time -> quoted(time.toLocalDate() + "T" + ClockText.of(time.toLocalTime()));
            case List<?> list -> list.stream().map(NestedText::of).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> quoted(String.valueOf(entry.getKey())) + ": " + of(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            default -> quoted(value.toString());
        };
    }

    /** A text in JSON as Python writes it, in ASCII alone. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                case '\f' -> quoted.append("\\f");
                case '\b' -> quoted.append("\\b");
                default -> {
                    if (character < ' ' || character > '~') {
                        quoted.append("\\u%04x".formatted((int) character));
                    } else {
                        quoted.append(character);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
