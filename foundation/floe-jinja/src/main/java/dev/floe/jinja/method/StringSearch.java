package dev.floe.jinja.method;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.Value;
import java.util.List;

/** The methods of {@code str} that look for other text in it. */
final class StringSearch {
    private StringSearch() {}

    static void addTo(MethodTable<StringValue> table) {
        table.with(
                        "startswith(prefix, start=0, end=None)",
                        (evaluation, text, arguments) -> BoolValue.of(hasAffix(text, arguments, "prefix")))
                .with(
                        "endswith(suffix, start=0, end=None)",
                        (evaluation, text, arguments) -> BoolValue.of(hasAffix(text, arguments, "suffix")))
                .with(
                        "find(sub, start=0, end=None)",
                        (evaluation, text, arguments) -> IntValue.of(indexOf(text, arguments, Direction.FORWARDS)))
                .with(
                        "rfind(sub, start=0, end=None)",
                        (evaluation, text, arguments) -> IntValue.of(indexOf(text, arguments, Direction.BACKWARDS)))
                .with(
                        "index(sub, start=0, end=None)",
                        (evaluation, text, arguments) ->
                                IntValue.of(required(indexOf(text, arguments, Direction.FORWARDS))))
                .with(
                        "rindex(sub, start=0, end=None)",
                        (evaluation, text, arguments) ->
                                IntValue.of(required(indexOf(text, arguments, Direction.BACKWARDS))))
                .with(
                        "count(sub, start=0, end=None)",
                        (evaluation, text, arguments) ->
                                IntValue.of(count(part(text, arguments), arguments.text("sub"))));
    }

    private enum Direction {
        FORWARDS,
        BACKWARDS
    }

    private static int bound(StringValue text, BoundArguments arguments, String name, int absent) {
        Value value = arguments.value(name, NoneValue.NONE);
        return value == NoneValue.NONE ? absent : Bounds.of(arguments.number(name, absent), text.length());
    }

    private static String part(StringValue text, BoundArguments arguments) {
        int start = bound(text, arguments, "start", 0);
        int end = bound(text, arguments, "end", text.length());
        if (start > end) {
            return "";
        }
        String all = text.value();
        return all.substring(all.offsetByCodePoints(0, start), all.offsetByCodePoints(0, end));
    }

    private static boolean isBeyond(StringValue text, BoundArguments arguments) {
        Value start = arguments.value("start", IntValue.ZERO);
        return start instanceof IntValue number && number.clamped() > text.length();
    }

    private static boolean hasAffix(StringValue text, BoundArguments arguments, String name) {
        String part = part(text, arguments);
        boolean isPrefix = name.equals("prefix");
        Value wanted = arguments.value(name);
        List<Value> choices = wanted instanceof TupleValue tuple ? tuple.elements() : List.of(wanted);
        for (Value choice : choices) {
            if (!(choice instanceof StringValue affix)) {
                throw TemplateException.type("%s first arg must be str or a tuple of str, not %s"
                        .formatted(isPrefix ? "startswith" : "endswith", choice.typeName()));
            }
            boolean has = isPrefix ? part.startsWith(affix.value()) : part.endsWith(affix.value());
            if (has && !isBeyond(text, arguments)) {
                return true;
            }
        }
        return false;
    }

    private static int indexOf(StringValue text, BoundArguments arguments, Direction direction) {
        String part = part(text, arguments);
        String wanted = arguments.text("sub");
        if (isBeyond(text, arguments)) {
            return -1;
        }
        int start = bound(text, arguments, "start", 0);
        int found = direction == Direction.FORWARDS ? part.indexOf(wanted) : part.lastIndexOf(wanted);
        return found < 0 ? -1 : start + part.codePointCount(0, found);
    }

    private static int required(int index) {
        if (index < 0) {
            throw TemplateException.value("substring not found");
        }
        return index;
    }

    private static int count(String part, String wanted) {
        if (wanted.isEmpty()) {
            return part.codePointCount(0, part.length()) + 1;
        }
        int count = 0;
        for (int found = part.indexOf(wanted); found >= 0; found = part.indexOf(wanted, found + wanted.length())) {
            count++;
        }
        return count;
    }
}
