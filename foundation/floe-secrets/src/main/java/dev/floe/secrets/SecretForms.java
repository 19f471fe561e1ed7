package dev.floe.secrets;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The forms in which a secret comes out when something that held it is written: escaped, quoted, in a URL, in Base64. */
final class SecretForms {
    /** A line of a private key, say; what is shorter stands in other texts too. */
    private static final int SHORTEST_LINE = 8;

    private static final Pattern PERCENT = Pattern.compile("%[0-9A-F]{2}");

    /** What a URL may hold outside its query as it is. */
    private static final Pattern URL_DELIMITER = Pattern.compile("%(21|24|26|27|28|29|2A|2B|2C|2F|3A|3B|3D|3F|40)");

    /** Each writes a text as some format does. */
    private static final List<Function<String, String>> WRITERS = List.of(
            SecretForms::json,
            text -> json(text).replace("/", "\\/"),
            text -> ascii(json(text), "\\u%04x"),
            text -> ascii(json(text), "\\u%04X"),
            text -> json(json(text)),
            text -> json(ascii(json(text), "\\u%04x")),
            text -> text.replace("'", "''"),
            text -> text.replace("\\", "\\\\").replace("'", "\\'"),
            SecretForms::markup,
            text -> markup(text).replace("\"", "&quot;"),
            text -> markup(text).replace("\"", "&quot;").replace("'", "&apos;"),
            text -> markup(text).replace("\"", "&quot;").replace("'", "&#39;"),
            SecretForms::form,
            text -> lower(form(text)),
            SecretForms::percent,
            text -> lower(percent(text)),
            SecretForms::url,
            text -> lower(url(text)));

    private SecretForms() {}

    /** All of them, the secret as it is among them. */
    static Set<String> of(String secret) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(secret);
        WRITERS.forEach(writer -> forms.add(writer.apply(secret)));
        secret.lines()
                .map(String::strip)
                .filter(line -> line.length() >= SHORTEST_LINE)
                .forEach(forms::add);
        forms.addAll(Base64Forms.of(secret));
        return forms;
    }

    private static String json(String text) {
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            switch (each) {
                case '"', '\\' -> json.append('\\').append(each);
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> json.append(each);
            }
        }
        return json.toString();
    }

    private static String ascii(String text, String escape) {
        StringBuilder ascii = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            ascii.append(each >= 0x20 && each < 0x7F ? each : String.format(Locale.ROOT, escape, (int) each));
        }
        return ascii.toString();
    }

    private static String markup(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** As browsers send a form. */
    private static String form(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** As RFC 3986 encodes data. */
    private static String percent(String text) {
        return form(text).replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
    }

    /** As a URL with a password is written by those who encode no more than they must. */
    private static String url(String text) {
        return URL_DELIMITER
                .matcher(percent(text))
                .replaceAll(match -> "\\" + (char) Integer.parseInt(match.group(1), 16));
    }

    private static String lower(String encoded) {
        return PERCENT.matcher(encoded).replaceAll(match -> match.group().toLowerCase(Locale.ROOT));
    }
}
