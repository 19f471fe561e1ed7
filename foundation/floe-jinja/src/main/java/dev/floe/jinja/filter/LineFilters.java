package dev.floe.jinja.filter;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.method.Whitespace;
import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.List;

/** The filters that work line by line: {@code indent} and {@code wordwrap}. */
final class LineFilters {
    private LineFilters() {}

    static void addTo(FilterTable table) {
        table.with("indent(width=4, first=False, blank=False)", LineFilters::indent)
                .with(
                        "wordwrap(width=79, break_long_words=True, wrapstring=None, break_on_hyphens=True)",
                        LineFilters::wrap);
    }

    private static Value indent(Evaluation evaluation, Value value, BoundArguments arguments) {
        String text = value.toText();
        String indention = arguments.value("width", IntValue.of(4)) instanceof StringValue written
                ? written.value()
                : " ".repeat(Math.max(0, Math.min(arguments.number("width", 4), 10_000)));
        boolean isBlank = arguments.truth("blank", false);
        String[] lines = text.split("\n", -1);
        evaluation.chargeText(text.length() + (long) lines.length * indention.length());
        StringBuilder indented = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            boolean isIndented = i == 0 ? arguments.truth("first", false) : isBlank || !lines[i].isEmpty();
            indented.append(i == 0 ? "" : "\n")
                    .append(isIndented ? indention : "")
                    .append(lines[i]);
        }
        return StringValue.of(indented.toString());
    }

    private static Value wrap(Evaluation evaluation, Value value, BoundArguments arguments) {
        int width = arguments.number("width", 79);
        if (width <= 0) {
            throw TemplateException.value("invalid width " + width + " (must be > 0)");
        }
        boolean breaksWords = arguments.truth("break_long_words", true);
        boolean breaksOnHyphens = arguments.truth("break_on_hyphens", true);
        Value separator = arguments.value("wrapstring", NoneValue.NONE);
        List<String> lines = new ArrayList<>();
        for (String line : value.toText().split("\\R", -1)) {
            evaluation.chargeSteps(line.length());
            List<String> wrapped = wrapLine(line, width, breaksWords, breaksOnHyphens);
            lines.addAll(wrapped.isEmpty() ? List.of("") : wrapped);
        }
        return StringValue.of(String.join(separator == NoneValue.NONE ? "\n" : separator.toText(), lines));
    }

    private static List<String> wrapLine(String line, int width, boolean breaksWords, boolean breaksOnHyphens) {
        List<String> lines = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        for (String chunk : chunks(line, breaksOnHyphens)) {
            String rest = chunk;
            boolean isBlank = rest.isBlank();
            if (current.length() + rest.length() > width) {
                if (isBlank) {
                    flush(lines, current);
                    continue;
                }
                if (rest.length() > width && breaksWords) {
                    int space = width - current.length();
                    current.append(rest, 0, Math.max(space, 0));
                    rest = rest.substring(Math.max(space, 0));
                    flush(lines, current);
                    while (rest.length() > width) {
                        lines.add(rest.substring(0, width));
                        rest = rest.substring(width);
                    }
                } else {
                    flush(lines, current);
                }
            }
            if (!(isBlank && current.isEmpty() && !lines.isEmpty())) {
                current.append(rest);
            }
        }
        flush(lines, current);
        return lines;
    }

    private static void flush(List<String> lines, StringBuilder current) {
        String line = Whitespace.stripEnd(current.toString());
        if (!line.isEmpty()) {
            lines.add(line);
        }
        current.setLength(0);
    }

    private static List<String> chunks(String line, boolean breaksOnHyphens) {
        List<String> chunks = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= line.length(); i++) {
            boolean isEnd = i == line.length()
                    || Whitespace.isSpace(line.charAt(i)) != Whitespace.isSpace(line.charAt(i - 1))
                    || (breaksOnHyphens
                            && i > 1
                            && line.charAt(i - 1) == '-'
                            && Character.isLetter(line.charAt(i - 2))
                            && Character.isLetter(line.charAt(i)));
            if (isEnd) {
                chunks.add(line.substring(start, i));
                start = i;
            }
        }
        return chunks;
    }
}
