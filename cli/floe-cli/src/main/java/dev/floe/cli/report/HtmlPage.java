package dev.floe.cli.report;

import static java.util.Objects.requireNonNull;

/**
 * A page that needs nothing but itself, for light and dark screens.
 *
 * @param title of the window, which is text
 * @param style CSS beyond what all pages have
 * @param header HTML of the head that a reader sees
 * @param main HTML below it
 * @param script JavaScript; empty: the page needs none
 */
public record HtmlPage(String title, String style, String header, String main, String script) {
    private static final String STYLE = """
            body{margin:0;font:13px system-ui,sans-serif;background:#f7f7f5;color:#222}
            header{padding:14px 24px;background:#fff;border-bottom:1px solid #ddd}
            h1{font-size:16px;margin:0 0 4px}p{margin:0;color:#666}main{overflow:auto}
            @media(prefers-color-scheme:dark){body{background:#191b1d;color:#ddd}p{color:#aaa}
            header{background:#222527;border-color:#333}}
            """;

    public HtmlPage {
        requireNonNull(title, "title is null");
        requireNonNull(style, "style is null");
        requireNonNull(header, "header is null");
        requireNonNull(main, "main is null");
        requireNonNull(script, "script is null");
    }

    /** All of it. */
    public String render() {
        String scripts = script.isEmpty() ? "" : "<script>\n" + script + "</script>";
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">\
                <meta name="color-scheme" content="light dark"><title>%s</title><style>
                %s%s</style></head><body>
                <header>%s</header>
                <main>%s</main>%s</body></html>
                """.formatted(escaped(title), STYLE, style, header, main, scripts);
    }

    /** A text as HTML has it, also in an attribute. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
