package dev.floe.compiler.rule;

/**
 * SQL as it was written, of the same length, without what is no SQL: comments are blank, text in single quotes is blank
 * between its quotes, templates are filled with one sign that stands for no word. So offsets stay what they are.
 */
final class SqlSurface {
    /** Stands where a template makes something. */
    static final char TEMPLATE = '\u00a4';

    private final String code;
    private final StringBuilder surface;
    private int position;

    private SqlSurface(String code) {
        this.code = code;
        this.surface = new StringBuilder(code);
    }

    static String of(String code) {
        return new SqlSurface(code).read();
    }

    private String read() {
        while (position < code.length()) {
            if (code.startsWith("{#", position)) {
                fill(' ', endOf("#}", position + 2));
            } else if (code.startsWith("{%", position)) {
                fill(' ', endOf("%}", position + 2));
            } else if (code.startsWith("{{", position)) {
                int end = endOf("}}", position + 2);
                fill(isConfig() ? ' ' : TEMPLATE, end);
            } else if (code.startsWith("--", position)) {
                fill(' ', lineEnd());
            } else if (code.startsWith("/*", position)) {
                fill(' ', endOf("*/", position + 2));
            } else if (code.charAt(position) == '\'') {
                quoted();
            } else {
                position++;
            }
        }
        return surface.toString();
    }

    /** A call of {@code config()} makes no SQL. */
    private boolean isConfig() {
        String call = code.substring(position + 2, Math.min(code.length(), position + 40));
        return call.replaceFirst("^-", "").strip().startsWith("config(");
    }

    private void quoted() {
        int end = position + 1;
        while (end < code.length() && code.charAt(end) != '\'') {
            end++;
        }
        position++;
        fill(' ', end);
        position = Math.min(code.length(), end + 1);
    }

    private void fill(char sign, int end) {
        for (int i = position; i < end; i++) {
            if (surface.charAt(i) != '\n') {
                surface.setCharAt(i, sign);
            }
        }
        position = end;
    }

    private int lineEnd() {
        int end = code.indexOf('\n', position);
        return end < 0 ? code.length() : end;
    }

    private int endOf(String mark, int start) {
        int end = code.indexOf(mark, start);
        return end < 0 ? code.length() : end + mark.length();
    }
}
