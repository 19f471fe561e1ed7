package dev.floe.jinja.method;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.operation.Arithmetic;
import dev.floe.jinja.text.ChargedText;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;

/** The methods of {@code str} that bring it to a width. */
final class StringFilling {
    private static final int USUAL_TAB = 8;

    private StringFilling() {}

    static void addTo(MethodTable<StringValue> table) {
        table.with(
                        "ljust(width, fillchar=' ', /)",
                        (evaluation, text, arguments) -> filled(evaluation, text, arguments, 0))
                .with(
                        "rjust(width, fillchar=' ', /)",
                        (evaluation, text, arguments) -> filled(evaluation, text, arguments, missing(text, arguments)))
                .with("center(width, fillchar=' ', /)", (evaluation, text, arguments) -> {
                    int missing = missing(text, arguments);
                    int width = arguments.integer("width", 0);
                    return filled(evaluation, text, arguments, missing / 2 + (missing & width & 1));
                })
                .with("zfill(width, /)", StringFilling::zeroFilled)
                .with("expandtabs(tabsize=8)", StringFilling::expandTabs);
    }

    private static int missing(StringValue text, MethodArguments arguments) {
        return Math.max(0, arguments.integer("width", 0) - text.length());
    }

    private static String fill(MethodArguments arguments) {
        Value fill = arguments.find("fillchar").orElse(StringValue.of(" "));
        if (!(fill instanceof StringValue text)) {
            throw TemplateException.type(
                    "The fill character must be a unicode character, not " + Arithmetic.typeName(fill));
        }
        if (text.length() != 1) {
            throw TemplateException.type("The fill character must be exactly one character long");
        }
        return text.value();
    }

    private static Value filled(Evaluation evaluation, StringValue text, MethodArguments arguments, int before) {
        String fill = fill(arguments);
        int missing = missing(text, arguments);
        evaluation.chargeText((long) missing * fill.length() + text.value().length());
        return StringValue.of(fill.repeat(before) + text.value() + fill.repeat(missing - before));
    }

    private static Value zeroFilled(Evaluation evaluation, StringValue text, MethodArguments arguments) {
        int missing = missing(text, arguments);
        evaluation.chargeText((long) missing + text.value().length());
        String all = text.value();
        boolean isSigned = all.startsWith("+") || all.startsWith("-");
        String sign = isSigned ? all.substring(0, 1) : "";
        return StringValue.of(sign + "0".repeat(missing) + all.substring(sign.length()));
    }

    private static Value expandTabs(Evaluation evaluation, StringValue text, MethodArguments arguments) {
        int size = arguments.integer("tabsize", USUAL_TAB);
        ChargedText expanded = new ChargedText(evaluation);
        int column = 0;
        for (int point : text.value().codePoints().toArray()) {
            if (point == '\t') {
                int spaces = size <= 0 ? 0 : size - column % size;
                evaluation.chargeText(spaces);
                expanded.append(" ".repeat(spaces));
                column = size <= 0 ? column : 0;
            } else {
                expanded.append(Character.toString(point));
                column = point == '\n' || point == '\r' ? 0 : column + 1;
            }
        }
        return StringValue.of(expanded.toString());
    }
}
