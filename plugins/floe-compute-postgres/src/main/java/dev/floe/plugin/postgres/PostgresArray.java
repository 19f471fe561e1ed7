package dev.floe.plugin.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads an array as PostgreSQL writes it, such as <code>{{1,2},{3,NULL}}</code>. */
final class PostgresArray {
    private final String text;
    private final Function<String, Object> element;
    private int position;

    /** @param element what the text of an element stands for */
    PostgresArray(String text, Function<String, Object> element) {
        this.text = text;
        this.element = element;
    }

    /** Its elements in order, which are lists where it has several dimensions. Where it begins to count is passed over. */
    List<@Nullable Object> read() {
        position = text.indexOf('{');
        return list();
    }

    private List<@Nullable Object> list() {
        List<@Nullable Object> elements = new ArrayList<>();
        position++;
        while (text.charAt(position) != '}') {
            elements.add(text.charAt(position) == '{' ? list() : scalar());
            if (text.charAt(position) == ',') {
                position++;
            }
        }
        position++;
        return elements;
    }

    private @Nullable Object scalar() {
        if (text.charAt(position) == '"') {
            return element.apply(quoted());
        }
        int start = position;
        while (text.charAt(position) != ',' && text.charAt(position) != '}') {
            position++;
        }
        String word = text.substring(start, position);
        return word.equals("NULL") ? null : element.apply(word);
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        position++;
        while (text.charAt(position) != '"') {
            if (text.charAt(position) == '\\') {
                position++;
            }
            value.append(text.charAt(position++));
        }
        position++;
        return value.toString();
    }
}
