package dev.floe.cli.report;

/** Texts as XML 1.0 has them; what it has no character for is left out. */
final class XmlText {
    private XmlText() {}

    static String attribute(String text) {
        return content(text).replace("\"", "&quot;").replace("\n", "&#10;").replace("\t", "&#9;");
    }

    static String content(String text) {
        StringBuilder xml = new StringBuilder(text.length());
        text.codePoints().filter(XmlText::isXml).forEach(codePoint -> {
            switch (codePoint) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                default -> xml.appendCodePoint(codePoint);
            }
        });
        return xml.toString();
    }

    /** The characters of XML 1.0, without the carriage return, which a reader would change. */
    private static boolean isXml(int codePoint) {
        return codePoint == '\t'
                || codePoint == '\n'
                || (codePoint >= 0x20 && codePoint <= 0xD7FF)
                || (codePoint >= 0xE000 && codePoint <= 0xFFFD)
                || codePoint >= 0x10000;
    }
}
