package dev.floe.jinja.text;

import dev.floe.jinja.error.TemplateException;
import java.util.Optional;

/** Reads the literal text and the fields of a template of {@link BraceFormat}, one after the other. */
final class Markup {
    private final String template;
    private int position;

    Markup(String template) {
        this.template = template;
    }

    /**
     * Literal text, and the field behind it.
     *
     * @param literal the text, with its doubled braces made single
     * @param field the field, where one follows
     */
    record Part(String literal, Optional<Field> field) {}

    /**
     * What stands in braces.
     *
     * @param name what is looked up
     * @param conversion the code point behind {@code !}, 0 where there is none
     * @param specification what stands behind the colon
     */
    record Field(String name, int conversion, String specification) {}

    /** The next part; nothing at the end. */
    Optional<Part> next() {
        if (position >= template.length()) {
            return Optional.empty();
        }
        int start = position;
        while (position < template.length() && template.charAt(position) != '{' && template.charAt(position) != '}') {
            position++;
        }
        if (position == template.length()) {
            return Optional.of(new Part(template.substring(start), Optional.empty()));
        }
        char brace = template.charAt(position++);
        boolean isAtEnd = position == template.length();
        if (!isAtEnd && template.charAt(position) == brace) {
            return Optional.of(new Part(template.substring(start, position++), Optional.empty()));
        }
        if (isAtEnd || brace == '}') {
            throw TemplateException.value("Single '" + brace + "' encountered in format string");
        }
        String literal = template.substring(start, position - 1);
        return Optional.of(new Part(literal, Optional.of(field())));
    }

    private Field field() {
        String name = name();
        char end = template.charAt(position - 1);
        int conversion = 0;
        if (end == '!') {
            if (position == template.length()) {
                throw TemplateException.value("end of string while looking for conversion specifier");
            }
            conversion = template.codePointAt(position);
            position += Character.charCount(conversion);
            if (position < template.length()) {
                end = template.charAt(position++);
                if (end != '}' && end != ':') {
                    throw TemplateException.value("expected ':' after conversion specifier");
                }
            }
        }
        return new Field(name, conversion, end == '}' ? "" : specification());
    }

    /** Leaves the position behind the character that ends the name. */
    private String name() {
        int start = position;
        while (position < template.length()) {
            switch (template.charAt(position++)) {
                case '{' -> throw TemplateException.value("unexpected '{' in field name");
                case '[' -> {
                    int close = template.indexOf(']', position);
                    position = close < 0 ? template.length() : close;
                }
                case '}', ':', '!' -> {
                    return template.substring(start, position - 1);
                }
                default -> {
                    // a character of the name
                }
            }
        }
        throw TemplateException.value("expected '}' before end of string");
    }

    private String specification() {
        int start = position;
        int open = 1;
        while (position < template.length()) {
            char character = template.charAt(position++);
            open += character == '{' ? 1 : character == '}' ? -1 : 0;
            if (open == 0) {
                return template.substring(start, position - 1);
            }
        }
        throw TemplateException.value("unmatched '{' in format spec");
    }
}
