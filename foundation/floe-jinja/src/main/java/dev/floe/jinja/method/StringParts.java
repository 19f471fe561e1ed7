package dev.floe.jinja.method;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.operation.Arithmetic;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The methods of {@code str} that cut it to parts. */
final class StringParts {
    private static final String LINE_ENDS = "\n\r\u000b\u000c\u001c\u001d\u001e\u0085\u2028\u2029";

    private StringParts() {}

    static void addTo(MethodTable<StringValue> table) {
        table.with("split(sep=None, maxsplit=-1)", (evaluation, text, arguments) -> {
                    int limit = limit(arguments);
                    return ListValue.ofStrings(separator(arguments)
                            .map(separator -> split(evaluation, text.value(), separator, limit))
                            .orElseGet(() -> words(evaluation, text.value(), limit)));
                })
                .with("rsplit(sep=None, maxsplit=-1)", (evaluation, text, arguments) -> {
                    int limit = limit(arguments);
                    List<String> parts = separator(arguments)
                            .map(separator -> splitFromEnd(evaluation, text.value(), separator, limit))
                            .orElseGet(() -> wordsFromEnd(evaluation, text.value(), limit));
                    Collections.reverse(parts);
                    return ListValue.ofStrings(parts);
                })
                .with("splitlines(keepends=False)", StringParts::splitLines)
                .with("partition(sep, /)", (evaluation, text, arguments) -> {
                    String separator = required(arguments.plainText("sep"));
                    int found = text.value().indexOf(separator);
                    return found < 0
                            ? TupleValue.of(text, StringValue.EMPTY, StringValue.EMPTY)
                            : parts(evaluation, text.value(), separator, found);
                })
                .with("rpartition(sep, /)", (evaluation, text, arguments) -> {
                    String separator = required(arguments.plainText("sep"));
                    int found = text.value().lastIndexOf(separator);
                    return found < 0
                            ? TupleValue.of(StringValue.EMPTY, StringValue.EMPTY, text)
                            : parts(evaluation, text.value(), separator, found);
                });
    }

    private static int limit(MethodArguments arguments) {
        int limit = arguments.integer("maxsplit", -1);
        return limit < 0 ? Integer.MAX_VALUE : limit;
    }

    private static Optional<String> separator(MethodArguments arguments) {
        return switch (arguments.valueOrNone("sep")) {
            case NoneValue _ -> Optional.empty();
            case StringValue text -> Optional.of(required(text.value()));
            case Value other -> throw TemplateException.type("must be str or None, not " + Arithmetic.typeName(other));
        };
    }

    private static String required(String separator) {
        if (separator.isEmpty()) {
            throw TemplateException.value("empty separator");
        }
        return separator;
    }

    private static void add(Evaluation evaluation, List<String> parts, String text, int start, int end) {
        evaluation.chargeElements(1);
        evaluation.chargeText(end - start);
        parts.add(text.substring(start, end));
    }

    private static List<String> split(Evaluation evaluation, String text, String separator, int limit) {
        List<String> parts = new ArrayList<>();
        int position = 0;
        int found = text.indexOf(separator);
        while (found >= 0 && parts.size() < limit) {
            add(evaluation, parts, text, position, found);
            position = found + separator.length();
            found = text.indexOf(separator, position);
        }
        add(evaluation, parts, text, position, text.length());
        return parts;
    }

    /** The parts from the last one on. */
    private static List<String> splitFromEnd(Evaluation evaluation, String text, String separator, int limit) {
        List<String> parts = new ArrayList<>();
        int end = text.length();
        int found = text.lastIndexOf(separator);
        while (found >= 0 && parts.size() < limit) {
            add(evaluation, parts, text, found + separator.length(), end);
            end = found;
            found = text.lastIndexOf(separator, end - separator.length());
        }
        add(evaluation, parts, text, 0, end);
        return parts;
    }

    private static int skip(String text, int position, boolean isSpace) {
        int end = position;
        while (end < text.length() && Whitespace.isSpace(text.charAt(end)) == isSpace) {
            end++;
        }
        return end;
    }

    private static int skipBack(String text, int position, boolean isSpace) {
        int start = position;
        while (start > 0 && Whitespace.isSpace(text.charAt(start - 1)) == isSpace) {
            start--;
        }
        return start;
    }

    private static List<String> words(Evaluation evaluation, String text, int limit) {
        List<String> words = new ArrayList<>();
        int start = skip(text, 0, true);
        while (start < text.length()) {
            int end = words.size() < limit ? skip(text, start, false) : text.length();
            add(evaluation, words, text, start, end);
            start = skip(text, end, true);
        }
        return words;
    }

    /** The words from the last one on. */
    private static List<String> wordsFromEnd(Evaluation evaluation, String text, int limit) {
        List<String> words = new ArrayList<>();
        int end = skipBack(text, text.length(), true);
        while (end > 0) {
            int start = words.size() < limit ? skipBack(text, end, false) : 0;
            add(evaluation, words, text, start, end);
            end = skipBack(text, start, true);
        }
        return words;
    }

    private static Value splitLines(Evaluation evaluation, StringValue text, MethodArguments arguments) {
        boolean keepsEnds = arguments.isSet("keepends");
        String all = text.value();
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < all.length(); i++) {
            if (LINE_ENDS.indexOf(all.charAt(i)) >= 0) {
                int end = all.startsWith("\r\n", i) ? i + 2 : i + 1;
                add(evaluation, lines, all, start, keepsEnds ? end : i);
                start = end;
                i = end - 1;
            }
        }
        if (start < all.length()) {
            add(evaluation, lines, all, start, all.length());
        }
        return ListValue.ofStrings(lines);
    }

    private static Value parts(Evaluation evaluation, String text, String separator, int found) {
        evaluation.chargeText(text.length());
        return TupleValue.of(
                StringValue.of(text.substring(0, found)),
                StringValue.of(separator),
                StringValue.of(text.substring(found + separator.length())));
    }
}
