package dev.floe.jinja.filter;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.method.Whitespace;
import dev.floe.jinja.operation.Sequences;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.UndefinedValue;
import dev.floe.jinja.value.Value;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The filters for HTML. Nothing is escaped by itself in templates of floe, and what these filters give is plain text, which
 * a second {@code escape} would escape again.
 */
final class HtmlFilters {
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    private HtmlFilters() {}

    static void addTo(FilterTable table) {
        table.with("escape()", (evaluation, value, arguments) -> StringValue.of(escape(value.toText())))
                .alias("e", "escape")
                .alias("forceescape", "escape")
                .with("safe()", (evaluation, value, arguments) -> StringValue.of(value.toText()))
                .with("striptags()", (evaluation, value, arguments) -> StringValue.of(stripTags(value.toText())))
                .with("urlencode()", (evaluation, value, arguments) -> StringValue.of(urlEncode(evaluation, value)))
                .with(
                        "xmlattr(autospace=True)",
                        (evaluation, value, arguments) ->
                                StringValue.of(attributes(value, arguments.truth("autospace", true))));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace(">", "&gt;")
                .replace("<", "&lt;")
                .replace("'", "&#39;")
                .replace("\"", "&#34;");
    }

    private static String stripTags(String text) {
        String plain = TAG.matcher(COMMENT.matcher(text).replaceAll("")).replaceAll("");
        List<String> words = new ArrayList<>(List.of(Whitespace.strip(plain).split("\\s+")));
        return String.join(" ", words)
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#39;", "'")
                .replace("&#34;", "\"")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }

    private static String urlEncode(Evaluation evaluation, Value value) {
        if (value instanceof DictValue dict) {
            return query(dict.entries().entrySet().stream()
                    .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                    .toList());
        }
        if (value instanceof StringValue text) {
            return quoted(text.value(), "/");
        }
        List<Value> pairs;
        try {
            pairs = Sequences.toList(evaluation, value);
        } catch (TemplateException notIterable) {
            return quoted(value.toText(), "/");
        }
        List<Map.Entry<Value, Value>> entries = new ArrayList<>();
        for (Value pair : pairs) {
            List<Value> parts = Sequences.toList(evaluation, pair);
            if (parts.size() != 2) {
                throw TemplateException.value("not enough values to unpack (expected 2, got " + parts.size() + ")");
            }
            entries.add(Map.entry(parts.get(0), parts.get(1)));
        }
        return query(entries);
    }

    private static String query(List<Map.Entry<Value, Value>> entries) {
        return String.join(
                "&",
                entries.stream()
                        .map(entry -> plus(entry.getKey()) + "=" + plus(entry.getValue()))
                        .toList());
    }

    private static String plus(Value value) {
        return quoted(value.toText(), "").replace("%20", "+");
    }

    /** Percent-encodes all but letters, digits, {@code _.-~} and the given characters. */
    private static String quoted(String text, String safe) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
        return safe.isEmpty() ? encoded : encoded.replace("%2F", "/");
    }

    private static String attributes(Value value, boolean hasSpace) {
        if (!(value instanceof DictValue dict)) {
            throw TemplateException.type("xmlattr wants a mapping, not " + value.typeName());
        }
        StringBuilder text = new StringBuilder();
        dict.entries().forEach((key, entry) -> {
            if (entry != NoneValue.NONE && !(entry instanceof UndefinedValue)) {
                if (key.toText().matches(".*[\\s/>=].*")) {
                    throw TemplateException.value("Invalid character in attribute name: " + key.repr());
                }
                text.append(text.isEmpty() ? "" : " ")
                        .append(escape(key.toText()))
                        .append("=\"")
                        .append(escape(entry.toText()))
                        .append('"');
            }
        });
        return hasSpace && !text.isEmpty() ? " " + text : text.toString();
    }
}
