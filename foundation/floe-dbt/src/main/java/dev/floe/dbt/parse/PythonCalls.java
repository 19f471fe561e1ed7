package dev.floe.dbt.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds in a model of Python what it tells dbt: calls of {@code dbt.ref}, {@code dbt.source} and {@code dbt.config}, whose
 * arguments are literals, and the settings that it asks for. What stands in strings and comments says nothing.
 */
final class PythonCalls {
    private static final Pattern CALL =
            Pattern.compile("(?<![\\w.])dbt\\s*\\.\\s*(ref|source|config(?:\\s*\\.\\s*(?:get|meta_get))?)\\s*\\(");

    private final String code;
    private final String blanked;

    private PythonCalls(String code) {
        this.code = code;
        this.blanked = blanked(code);
    }

    /** The calls as a template that makes the same ones. */
    static String template(String code) {
        return new PythonCalls(code).template();
    }

    private String template() {
        StringBuilder template = new StringBuilder();
        List<String> keys = new ArrayList<>();
        List<String> defaults = new ArrayList<>();
        List<String> metaKeys = new ArrayList<>();
        List<String> metaDefaults = new ArrayList<>();
        Matcher call = CALL.matcher(blanked);
        while (call.find()) {
            String name = call.group(1).replaceAll("\\s", "");
            String arguments = code.substring(call.end(), end(call.end()));
            switch (name) {
                case "config.get" -> addKey(arguments, keys, defaults);
                case "config.meta_get" -> addKey(arguments, metaKeys, metaDefaults);
                default ->
                    template.append("{{ ")
                            .append(name)
                            .append('(')
                            .append(withoutComments(arguments))
                            .append(") }}");
            }
        }
        if (!keys.isEmpty() || !metaKeys.isEmpty()) {
            template.append("{{ config(config_keys_used=")
                    .append(keys)
                    .append(", config_keys_defaults=")
                    .append(defaults)
                    .append(", meta_keys_used=")
                    .append(metaKeys)
                    .append(", meta_keys_defaults=")
                    .append(metaDefaults)
                    .append(") }}");
        }
        return template.toString();
    }

    private void addKey(String arguments, List<String> keys, List<String> defaults) {
        String plain = withoutComments(arguments);
        int comma = blanked(plain).indexOf(',');
        keys.add((comma < 0 ? plain : plain.substring(0, comma)).strip());
        String rest = comma < 0 ? "" : plain.substring(comma + 1).strip();
        defaults.add(rest.isEmpty() ? "None" : rest);
    }

    /** Where the arguments end that begin here. */
    private int end(int start) {
        int depth = 0;
        for (int i = start; i < blanked.length(); i++) {
            char each = blanked.charAt(i);
            if (each == '(' || each == '[' || each == '{') {
                depth++;
            } else if (each == ')' || each == ']' || each == '}') {
                if (depth == 0) {
                    return i;
                }
                depth--;
            }
        }
        return blanked.length();
    }

    private static String withoutComments(String arguments) {
        StringBuilder plain = new StringBuilder();
        int at = 0;
        while (at < arguments.length()) {
            int end = tokenEnd(arguments, at);
            if (arguments.charAt(at) != '#') {
                plain.append(arguments, at, end);
            }
            at = end;
        }
        return plain.toString();
    }

    /** The same text with blanks in place of strings and comments. */
    private static String blanked(String text) {
        StringBuilder blanked = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = tokenEnd(text, at);
            boolean isText = end > at + 1;
            blanked.append(isText ? " ".repeat(end - at) : text.substring(at, end));
            at = end;
        }
        return blanked.toString();
    }

    /** The end of the string or comment that begins here, or else of the character. */
    private static int tokenEnd(String text, int start) {
        char first = text.charAt(start);
        if (first == '#') {
            int end = text.indexOf('\n', start);
            return end < 0 ? text.length() : end;
        }
        if (first != '"' && first != '\'') {
            return start + 1;
        }
        String quote = text.startsWith(String.valueOf(first).repeat(3), start)
                ? String.valueOf(first).repeat(3)
                : String.valueOf(first);
        int at = start + quote.length();
        while (at < text.length() && !text.startsWith(quote, at)) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(text.length(), at + quote.length());
    }
}
