package dev.floe.jinja.filter;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.Value;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** JSON as Python's {@code json.dumps} writes it, byte for byte. */
public final class JsonText {
    private static final int MAXIMUM_DEPTH = 500;

    private final Evaluation evaluation;
    private final int indent;
    private final Keys keys;
    private final StringBuilder text = new StringBuilder();

    /** In which order the keys of dicts are written. */
    public enum Keys {
        AS_THEY_ARE,
        SORTED
    }

    private JsonText(Evaluation evaluation, int indent, Keys keys) {
        this.evaluation = evaluation;
        this.indent = indent;
        this.keys = keys;
    }

    /**
     * Writes a value on one line.
     *
     * @throws TemplateException of kind TYPE with Python's words for a value that JSON cannot hold
     */
    public static String write(Evaluation evaluation, Value value, Keys keys) {
        return new JsonText(evaluation, -1, keys).written(value);
    }

    /** Jinja2's filter: sorted keys, and nothing that HTML takes for a tag. */
    static Value filter(Evaluation evaluation, Value value, BoundArguments arguments) {
        boolean isIndented = arguments.value("indent", NoneValue.NONE) != NoneValue.NONE;
        int indent = isIndented ? Math.min(arguments.number("indent", 0), 1000) : -1;
        String json = new JsonText(evaluation, indent, Keys.SORTED).written(value);
        return StringValue.of(json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("'", "\\u0027"));
    }

    private String written(Value value) {
        write(value, 0);
        return text.toString();
    }

    private void write(Value value, int depth) {
        if (depth > MAXIMUM_DEPTH) {
            throw TemplateException.value("Circular reference detected");
        }
        evaluation.chargeSteps(1);
        evaluation.chargeText(text.length() > 1 << 24 ? text.length() : 1);
        switch (value) {
            case NoneValue _ -> text.append("null");
            case BoolValue truth -> text.append(truth.isTrue() ? "true" : "false");
            case IntValue number -> text.append(number.repr());
            case FloatValue number -> text.append(number(number));
            case StringValue string -> quote(string.value());
            case ListValue list -> array(list.elements(), depth);
            case TupleValue tuple -> array(tuple.elements(), depth);
            case DictValue dict -> object(dict, depth);
            default -> throw TemplateException.type("Object of type " + value.typeName() + " is not JSON serializable");
        }
    }

    private static String number(FloatValue number) {
        if (Double.isNaN(number.value())) {
            return "NaN";
        }
        if (Double.isInfinite(number.value())) {
            return number.value() > 0 ? "Infinity" : "-Infinity";
        }
        return number.repr();
    }

    private void array(List<Value> elements, int depth) {
        if (elements.isEmpty()) {
            text.append("[]");
            return;
        }
        text.append('[');
        for (int i = 0; i < elements.size(); i++) {
            separate(i == 0, depth + 1);
            write(elements.get(i), depth + 1);
        }
        close(']', depth);
    }

    private void object(DictValue dict, int depth) {
        if (dict.entries().isEmpty()) {
            text.append("{}");
            return;
        }
        text.append('{');
        boolean isFirst = true;
        for (Map.Entry<String, Value> entry : entries(dict).entrySet()) {
            separate(isFirst, depth + 1);
            quote(entry.getKey());
            text.append(": ");
            write(entry.getValue(), depth + 1);
            isFirst = false;
        }
        close('}', depth);
    }

    private Map<String, Value> entries(DictValue dict) {
        Map<String, Value> entries = new LinkedHashMap<>();
        dict.entries().forEach((key, value) -> entries.put(key(key), value));
        if (keys == Keys.AS_THEY_ARE) {
            return entries;
        }
        Map<String, Value> sorted = new LinkedHashMap<>();
        entries.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    private static String key(Value key) {
        return switch (key) {
            case StringValue text -> text.value();
            case NoneValue _ -> "null";
            case BoolValue truth -> truth.isTrue() ? "true" : "false";
            case IntValue number -> number.repr();
            case FloatValue number -> number(number);
            default ->
                throw TemplateException.type("keys must be str, int, float, bool or None, not " + key.typeName());
        };
    }

    private void separate(boolean isFirst, int depth) {
        if (!isFirst) {
            text.append(indent < 0 ? ", " : ",");
        }
        newLine(depth);
    }

    private void newLine(int depth) {
        if (indent >= 0) {
            text.append('\n').append(" ".repeat(indent * depth));
        }
    }

    private void close(char bracket, int depth) {
        newLine(depth);
        text.append(bracket);
    }

    private void quote(String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char character = string.charAt(i);
            switch (character) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                default -> {
                    if (character < 0x20 || character > 0x7e) {
                        text.append(String.format(Locale.ROOT, "\\u%04x", (int) character));
                    } else {
                        text.append(character);
                    }
                }
            }
        }
        text.append('"');
    }
}
