package dev.floe.jinja.method;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** The methods of {@code str} that cut it to parts or fill it up. */
final class StringParts {
    private StringParts() {}

    static void addTo(MethodTable<StringValue> table) {
        table.with(
                        "strip(chars=None)",
                        (evaluation, text, arguments) ->
                                StringValue.of(stripEnd(stripStart(text.value(), arguments), arguments)))
                .with(
                        "lstrip(chars=None)",
                        (evaluation, text, arguments) -> StringValue.of(stripStart(text.value(), arguments)))
                .with(
                        "rstrip(chars=None)",
                        (evaluation, text, arguments) -> StringValue.of(stripEnd(text.value(), arguments)))
                .with("split(sep=None, maxsplit=-1)", StringParts::split)
                .with("rsplit(sep=None, maxsplit=-1)", StringParts::splitFromEnd)
                .with("splitlines(keepends=False)", StringParts::splitLines)
                .with("partition(sep)", (evaluation, text, arguments) -> partition(text.value(), arguments))
                .with("rpartition(sep)", (evaluation, text, arguments) -> partitionFromEnd(text.value(), arguments))
                .with("removeprefix(prefix)", (evaluation, text, arguments) -> {
                    String prefix = arguments.text("prefix");
                    return text.value().startsWith(prefix)
                            ? StringValue.of(text.value().substring(prefix.length()))
                            : text;
                })
                .with("removesuffix(suffix)", (evaluation, text, arguments) -> {
                    String suffix = arguments.text("suffix");
                    return text.value().endsWith(suffix)
                            ? StringValue.of(
                                    text.value().substring(0, text.value().length() - suffix.length()))
                            : text;
                })
                .with(
                        "ljust(width, fillchar=' ')",
                        (evaluation, text, arguments) -> filled(evaluation, text, arguments, 0))
                .with(
                        "rjust(width, fillchar=' ')",
                        (evaluation, text, arguments) -> filled(evaluation, text, arguments, missing(text, arguments)))
                .with("center(width, fillchar=' ')", (evaluation, text, arguments) -> {
                    int missing = missing(text, arguments);
                    int width = arguments.number("width", 0);
                    return filled(evaluation, text, arguments, missing / 2 + (missing & width & 1));
                })
                .with("zfill(width)", StringParts::zeroFilled)
                .with("expandtabs(tabsize=8)", StringParts::expandTabs);
    }

    private static IntPredicate strippable(BoundArguments arguments) {
        Optional<String> characters = arguments.optionalText("chars");
        if (characters.isEmpty()) {
            return Whitespace::isSpace;
        }
        String set = characters.get();
        return point -> set.indexOf(point) >= 0;
    }

    private static String stripStart(String text, BoundArguments arguments) {
        IntPredicate isStripped = strippable(arguments);
        int start = 0;
        while (start < text.length() && isStripped.test(text.codePointAt(start))) {
            start = text.offsetByCodePoints(start, 1);
        }
        return text.substring(start);
    }

    private static String stripEnd(String text, BoundArguments arguments) {
        IntPredicate isStripped = strippable(arguments);
        int end = text.length();
        while (end > 0 && isStripped.test(text.codePointBefore(end))) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end);
    }

    private static String separator(BoundArguments arguments) {
        String separator = arguments.text("sep");
        if (separator.isEmpty()) {
            throw TemplateException.value("empty separator");
        }
        return separator;
    }

    private static Value split(Evaluation evaluation, StringValue text, BoundArguments arguments) {
        int limit = arguments.number("maxsplit", -1);
        if (arguments.optionalText("sep").isEmpty()) {
            return ListValue.ofStrings(words(evaluation, text.value(), limit));
        }
        String separator = separator(arguments);
        List<String> parts = new ArrayList<>();
        String all = text.value();
        int position = 0;
        for (int found = all.indexOf(separator);
                found >= 0 && (limit < 0 || parts.size() < limit);
                found = all.indexOf(separator, position)) {
            evaluation.chargeElements(1);
            parts.add(all.substring(position, found));
            position = found + separator.length();
        }
        parts.add(all.substring(position));
        return ListValue.ofStrings(parts);
    }

    private static List<String> words(Evaluation evaluation, String text, int limit) {
        List<String> words = new ArrayList<>();
        String rest = Whitespace.stripStart(text);
        while (!rest.isEmpty()) {
            if (limit >= 0 && words.size() == limit) {
                words.add(Whitespace.stripEnd(rest));
                break;
            }
            int end = 0;
            while (end < rest.length() && !Whitespace.isSpace(rest.charAt(end))) {
                end++;
            }
            evaluation.chargeElements(1);
            evaluation.chargeSteps(end);
            words.add(rest.substring(0, end));
            rest = Whitespace.stripStart(rest.substring(end));
        }
        return words;
    }

    private static Value splitFromEnd(Evaluation evaluation, StringValue text, BoundArguments arguments) {
        int limit = arguments.number("maxsplit", -1);
        if (limit < 0) {
            return split(evaluation, text, arguments);
        }
        boolean isByWords = arguments.optionalText("sep").isEmpty();
        List<String> parts = new ArrayList<>();
        String rest = isByWords ? Whitespace.stripEnd(text.value()) : text.value();
        String separator = isByWords ? "" : separator(arguments);
        while (parts.size() < limit) {
            int start = isByWords ? lastWord(rest) : rest.lastIndexOf(separator);
            if (start < 0) {
                break;
            }
            evaluation.chargeElements(1);
            parts.add(rest.substring(isByWords ? start : start + separator.length()));
            rest = isByWords ? Whitespace.stripEnd(rest.substring(0, start)) : rest.substring(0, start);
        }
        String first = isByWords ? Whitespace.stripStart(rest) : rest;
        if (!isByWords || !first.isEmpty()) {
            parts.add(first);
        }
        Collections.reverse(parts);
        return ListValue.ofStrings(parts);
    }

    /** Where the last word starts, or -1 where there is none. */
    private static int lastWord(String text) {
        int start = text.length();
        while (start > 0 && !Whitespace.isSpace(text.charAt(start - 1))) {
            start--;
        }
        return text.isEmpty() ? -1 : start;
    }

    private static Value splitLines(Evaluation evaluation, StringValue text, BoundArguments arguments) {
        boolean keepsEnds = arguments.truth("keepends", false);
        String all = text.value();
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < all.length(); i++) {
            if ("\n\r\u000b\u000c\u001c\u001d\u001e\u0085\u2028\u2029".indexOf(all.charAt(i)) >= 0) {
                boolean isPair = all.charAt(i) == '\r' && i + 1 < all.length() && all.charAt(i + 1) == '\n';
                int end = i + (isPair ? 2 : 1);
                evaluation.chargeElements(1);
                lines.add(all.substring(start, keepsEnds ? end : i));
                start = end;
                i = end - 1;
            }
        }
        if (start < all.length()) {
            lines.add(all.substring(start));
        }
        return ListValue.ofStrings(lines);
    }

    private static Value partition(String text, BoundArguments arguments) {
        String separator = separator(arguments);
        int found = text.indexOf(separator);
        return found < 0
                ? TupleValue.of(StringValue.of(text), StringValue.EMPTY, StringValue.EMPTY)
                : parts(text, separator, found);
    }

    private static Value partitionFromEnd(String text, BoundArguments arguments) {
        String separator = separator(arguments);
        int found = text.lastIndexOf(separator);
        return found < 0
                ? TupleValue.of(StringValue.EMPTY, StringValue.EMPTY, StringValue.of(text))
                : parts(text, separator, found);
    }

    private static Value parts(String text, String separator, int found) {
        return TupleValue.of(
                StringValue.of(text.substring(0, found)),
                StringValue.of(separator),
                StringValue.of(text.substring(found + separator.length())));
    }

    private static int missing(StringValue text, BoundArguments arguments) {
        return Math.max(0, arguments.number("width", 0) - text.length());
    }

    private static Value filled(Evaluation evaluation, StringValue text, BoundArguments arguments, int before) {
        String fill = arguments.text("fillchar", " ");
        if (fill.codePointCount(0, fill.length()) != 1) {
            throw TemplateException.type("The fill character must be exactly one character long");
        }
        int missing = missing(text, arguments);
        evaluation.chargeText((long) missing + text.value().length());
        return StringValue.of(fill.repeat(before) + text.value() + fill.repeat(missing - before));
    }

    private static Value zeroFilled(Evaluation evaluation, StringValue text, BoundArguments arguments) {
        int missing = missing(text, arguments);
        evaluation.chargeText((long) missing + text.value().length());
        String all = text.value();
        boolean isSigned = all.startsWith("+") || all.startsWith("-");
        String sign = isSigned ? all.substring(0, 1) : "";
        return StringValue.of(sign + "0".repeat(missing) + all.substring(sign.length()));
    }

    private static Value expandTabs(Evaluation evaluation, StringValue text, BoundArguments arguments) {
        int size = arguments.number("tabsize", 8);
        StringBuilder expanded = new StringBuilder();
        int column = 0;
        for (char character : text.value().toCharArray()) {
            if (character == '\t') {
                int spaces = size <= 0 ? 0 : size - column % size;
                evaluation.chargeText((long) expanded.length() + spaces);
                expanded.append(" ".repeat(spaces));
                column += spaces;
            } else {
                expanded.append(character);
                column = character == '\n' || character == '\r' ? 0 : column + 1;
            }
        }
        return StringValue.of(expanded.toString());
    }
}
