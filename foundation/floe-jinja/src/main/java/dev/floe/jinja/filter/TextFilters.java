package dev.floe.jinja.filter;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.method.Methods;
import dev.floe.jinja.method.Replacement;
import dev.floe.jinja.method.Whitespace;
import dev.floe.jinja.text.PercentFormat;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.NumberValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.UndefinedValue;
import dev.floe.jinja.value.Value;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The filters on text: case, replacement, formatting, defaults. */
final class TextFilters {
    private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern WORD_BEGINNING = Pattern.compile("([-\\s({\\[<]+)", Pattern.UNICODE_CHARACTER_CLASS);

    private TextFilters() {}

    static void addTo(FilterTable table) {
        table.with(
                        "upper()",
                        (evaluation, value, arguments) ->
                                StringValue.of(value.toText().toUpperCase(Locale.ROOT)))
                .with(
                        "lower()",
                        (evaluation, value, arguments) ->
                                StringValue.of(value.toText().toLowerCase(Locale.ROOT)))
                .with("capitalize()", (evaluation, value, arguments) -> method(evaluation, value, "capitalize"))
                .with("title()", (evaluation, value, arguments) -> title(value.toText()))
                .with("trim(chars=None)", TextFilters::trim)
                .with("string()", (evaluation, value, arguments) -> StringValue.of(value.toText()))
                .with("replace(old, new, count=None)", TextFilters::replace)
                .with(
                        "center(width=80)",
                        (evaluation, value, arguments) -> evaluation.call(
                                Methods.find(StringValue.of(value.toText()), "center")
                                        .orElseThrow(),
                                Arguments.of(arguments.value("width", IntValue.of(80)))))
                .with(
                        "wordcount()",
                        (evaluation, value, arguments) -> IntValue.of(
                                WORD.matcher(value.toText()).results().count()))
                .with("truncate(length=255, killwords=False, end='...', leeway=None)", TextFilters::truncate)
                .with("default(default_value='', boolean=False)", TextFilters::fallback)
                .alias("d", "default")
                .withFree("format", TextFilters::format)
                .with("pprint()", (evaluation, value, arguments) -> StringValue.of(value.repr()));
    }

    private static Value method(Evaluation evaluation, Value value, String name) {
        return evaluation.call(
                Methods.find(StringValue.of(value.toText()), name).orElseThrow(), Arguments.none());
    }

    /** A capital at the start of every word; words start where blanks, hyphens or opening brackets end. */
    private static Value title(String text) {
        StringBuilder titled = new StringBuilder();
        Matcher matcher = WORD_BEGINNING.matcher(text);
        int position = 0;
        while (matcher.find()) {
            appendTitled(titled, text.substring(position, matcher.start()));
            titled.append(matcher.group());
            position = matcher.end();
        }
        appendTitled(titled, text.substring(position));
        return StringValue.of(titled.toString());
    }

    private static void appendTitled(StringBuilder titled, String word) {
        if (!word.isEmpty()) {
            int first = word.offsetByCodePoints(0, 1);
            titled.append(word.substring(0, first).toUpperCase(Locale.ROOT))
                    .append(word.substring(first).toLowerCase(Locale.ROOT));
        }
    }

    private static Value trim(Evaluation evaluation, Value value, BoundArguments arguments) {
        String text = value.toText();
        if (arguments.optionalText("chars").isEmpty()) {
            return StringValue.of(Whitespace.strip(text));
        }
        return evaluation.call(
                Methods.find(StringValue.of(text), "strip").orElseThrow(), Arguments.of(arguments.value("chars")));
    }

    private static Value replace(Evaluation evaluation, Value value, BoundArguments arguments) {
        boolean isLimited = arguments.value("count", NoneValue.NONE) != NoneValue.NONE;
        return StringValue.of(Replacement.of(
                evaluation,
                value.toText(),
                arguments.value("old").toText(),
                arguments.value("new").toText(),
                isLimited ? arguments.number("count", -1) : -1));
    }

    private static Value truncate(Evaluation evaluation, Value value, BoundArguments arguments) {
        String text = value.toText();
        int length = arguments.number("length", 255);
        String end = arguments.text("end", "...");
        boolean hasLeeway = arguments.value("leeway", NoneValue.NONE) != NoneValue.NONE;
        int leeway = hasLeeway ? arguments.number("leeway", 5) : 5;
        int size = text.codePointCount(0, text.length());
        int endSize = end.codePointCount(0, end.length());
        if (length < endSize) {
            throw new TemplateException(ErrorKind.RUNTIME, "expected length >= %d, got %d".formatted(endSize, length));
        }
        if (leeway < 0) {
            throw new TemplateException(ErrorKind.RUNTIME, "expected leeway >= 0, got " + leeway);
        }
        if (size <= (long) length + leeway) {
            return StringValue.of(text);
        }
        String cut = text.substring(0, text.offsetByCodePoints(0, length - endSize));
        if (!arguments.truth("killwords", false)) {
            int space = cut.lastIndexOf(' ');
            cut = space < 0 ? cut : cut.substring(0, space);
        }
        return StringValue.of(cut + end);
    }

    private static Value fallback(Evaluation evaluation, Value value, BoundArguments arguments) {
        boolean isMissing = value instanceof UndefinedValue || (arguments.truth("boolean", false) && !value.isTrue());
        return isMissing ? arguments.value("default_value", StringValue.EMPTY) : value;
    }

    private static Value format(Evaluation evaluation, Value value, Arguments arguments) {
        if (!arguments.positional().isEmpty() && !arguments.named().isEmpty()) {
            throw new TemplateException(
                    ErrorKind.FILTER_ARGUMENT, "can't handle positional and keyword arguments at the same time");
        }
        Value values = arguments.named().isEmpty()
                ? TupleValue.of(arguments.positional())
                : DictValue.ofNamed(arguments.named());
        return StringValue.of(PercentFormat.format(evaluation, value.toText(), values));
    }

    /** A number, out of a number or the text of one. */
    static Value asFloat(Value value, Value fallback) {
        try {
            return switch (value) {
                case NumberValue number -> FloatValue.of(number.doubleValue());
                case StringValue text -> FloatValue.of(NumberFilters.parse(text.value()));
                default -> fallback;
            };
        } catch (NumberFormatException notANumber) {
            return fallback;
        }
    }
}
