package dev.floe.jinja.method;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.function.IntPredicate;

/** The methods of {@code str} that take something away from its ends. */
final class StringEnds {
    private StringEnds() {}

    static void addTo(MethodTable<StringValue> table) {
        table.with("strip(chars=None, /)", (evaluation, text, arguments) -> {
                    evaluation.chargeText(text.value().length());
                    return StringValue.of(stripEnd(stripStart(text.value(), arguments), arguments));
                })
                .with("lstrip(chars=None, /)", (evaluation, text, arguments) -> {
                    evaluation.chargeText(text.value().length());
                    return StringValue.of(stripStart(text.value(), arguments));
                })
                .with("rstrip(chars=None, /)", (evaluation, text, arguments) -> {
                    evaluation.chargeText(text.value().length());
                    return StringValue.of(stripEnd(text.value(), arguments));
                })
                .with("removeprefix(prefix, /)", (evaluation, text, arguments) -> {
                    evaluation.chargeText(text.value().length());
                    String prefix = arguments.text("prefix");
                    return text.value().startsWith(prefix)
                            ? StringValue.of(text.value().substring(prefix.length()))
                            : text;
                })
                .with("removesuffix(suffix, /)", (evaluation, text, arguments) -> {
                    evaluation.chargeText(text.value().length());
                    String suffix = arguments.text("suffix");
                    return text.value().endsWith(suffix)
                            ? StringValue.of(
                                    text.value().substring(0, text.value().length() - suffix.length()))
                            : text;
                });
    }

    private static IntPredicate strippable(MethodArguments arguments) {
        Value characters = arguments.valueOrNone("chars");
        if (characters == NoneValue.NONE) {
            return Whitespace::isSpace;
        }
        if (characters instanceof StringValue text) {
            String set = text.value();
            return point -> set.indexOf(point) >= 0;
        }
        throw TemplateException.type(arguments.signature().method() + " arg must be None or str");
    }

    private static String stripStart(String text, MethodArguments arguments) {
        IntPredicate isStripped = strippable(arguments);
        int start = 0;
        while (start < text.length() && isStripped.test(text.codePointAt(start))) {
            start = text.offsetByCodePoints(start, 1);
        }
        return text.substring(start);
    }

    private static String stripEnd(String text, MethodArguments arguments) {
        IntPredicate isStripped = strippable(arguments);
        int end = text.length();
        while (end > 0 && isStripped.test(text.codePointBefore(end))) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end);
    }
}
