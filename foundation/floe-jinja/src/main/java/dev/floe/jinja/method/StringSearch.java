package dev.floe.jinja.method;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.operation.Arithmetic;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.Optional;

/** The methods of {@code str} that look for other text in it. */
final class StringSearch {
    private StringSearch() {}

    static void addTo(MethodTable<StringValue> table) {
        table.withParsed(
                        "startswith(prefix, start=None, end=None, /)",
                        (evaluation, text, arguments) -> BoolValue.of(hasAffix(evaluation, text, arguments, "prefix")))
                .withParsed(
                        "endswith(suffix, start=None, end=None, /)",
                        (evaluation, text, arguments) -> BoolValue.of(hasAffix(evaluation, text, arguments, "suffix")))
                .withParsed(
                        "find(sub, start=None, end=None, /)",
                        (evaluation, text, arguments) -> IntValue.of(first(evaluation, text, arguments)))
                .withParsed(
                        "rfind(sub, start=None, end=None, /)",
                        (evaluation, text, arguments) -> IntValue.of(last(evaluation, text, arguments)))
                .withParsed(
                        "index(sub, start=None, end=None, /)",
                        (evaluation, text, arguments) -> IntValue.of(required(first(evaluation, text, arguments))))
                .withParsed(
                        "rindex(sub, start=None, end=None, /)",
                        (evaluation, text, arguments) -> IntValue.of(required(last(evaluation, text, arguments))))
                .withParsed(
                        "count(sub, start=None, end=None, /)",
                        (evaluation, text, arguments) -> IntValue.of(count(evaluation, text, arguments)));
    }

    /**
     * The part of a text that is searched.
     *
     * @param start where it starts, in code points
     * @param text the part itself
     */
    private record Part(int start, String text) {
        /** Nothing where the bounds leave not even empty text. */
        static Optional<Part> of(Evaluation evaluation, StringValue whole, MethodArguments arguments) {
            evaluation.chargeSteps(whole.value().length() / 64);
            int length = whole.length();
            int start = lower(arguments.boundOrNone("start", 0), length);
            int end = Math.min(lower(arguments.boundOrNone("end", length), length), length);
            if (start > end) {
                return Optional.empty();
            }
            String all = whole.value();
            int from = all.offsetByCodePoints(0, start);
            return Optional.of(new Part(start, all.substring(from, all.offsetByCodePoints(from, end - start))));
        }

        private static int lower(int bound, int length) {
            return bound < 0 ? Math.max(0, bound + length) : bound;
        }

        int index(int found) {
            return found < 0 ? -1 : start + text.codePointCount(0, found);
        }
    }

    private static boolean hasAffix(Evaluation evaluation, StringValue text, MethodArguments arguments, String name) {
        Optional<Part> part = Part.of(evaluation, text, arguments);
        Value wanted = arguments.value(name);
        List<Value> choices = wanted instanceof TupleValue tuple ? tuple.elements() : List.of(wanted);
        String method = arguments.signature().method();
        for (Value choice : choices) {
            evaluation.chargeSteps(1);
            if (!(choice instanceof StringValue affix)) {
                throw TemplateException.type(
                        wanted instanceof TupleValue
                                ? "tuple for %s must only contain str, not %s"
                                        .formatted(method, Arithmetic.typeName(choice))
                                : "%s first arg must be str or a tuple of str, not %s"
                                        .formatted(method, Arithmetic.typeName(choice)));
            }
            boolean isPrefix = name.equals("prefix");
            if (part.isPresent()
                    && (isPrefix
                            ? part.get().text().startsWith(affix.value())
                            : part.get().text().endsWith(affix.value()))) {
                return true;
            }
        }
        return false;
    }

    private static int first(Evaluation evaluation, StringValue text, MethodArguments arguments) {
        Optional<Part> searched = Part.of(evaluation, text, arguments);
        String wanted = arguments.text("sub");
        return searched.map(part -> part.index(part.text().indexOf(wanted))).orElse(-1);
    }

    private static int last(Evaluation evaluation, StringValue text, MethodArguments arguments) {
        Optional<Part> searched = Part.of(evaluation, text, arguments);
        String wanted = arguments.text("sub");
        return searched.map(part -> part.index(part.text().lastIndexOf(wanted))).orElse(-1);
    }

    private static int required(int index) {
        if (index < 0) {
            throw TemplateException.value("substring not found");
        }
        return index;
    }

    private static int count(Evaluation evaluation, StringValue text, MethodArguments arguments) {
        Optional<Part> searched = Part.of(evaluation, text, arguments);
        String wanted = arguments.text("sub");
        return searched.map(part -> count(part.text(), wanted)).orElse(0);
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
