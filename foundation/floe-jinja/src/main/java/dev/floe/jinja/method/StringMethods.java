package dev.floe.jinja.method;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.operation.Arithmetic;
import dev.floe.jinja.text.BraceFormat;
import dev.floe.jinja.text.ChargedText;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.Iterator;
import java.util.Optional;

/** The methods of {@code str}. */
final class StringMethods {
    private static final MethodTable<StringValue> TABLE = new MethodTable<>();

    static {
        StringCases.addTo(TABLE);
        StringKinds.addTo(TABLE);
        StringSearch.addTo(TABLE);
        StringEnds.addTo(TABLE);
        StringParts.addTo(TABLE);
        StringFilling.addTo(TABLE);
        StringTranslation.addTo(TABLE);
        TABLE.with("join(iterable, /)", StringMethods::join)
                .with("replace(old, new, count=-1, /)", (evaluation, text, arguments) -> {
                    String old = arguments.text("old");
                    String replacement = arguments.text("new");
                    int count = arguments.integer("count", -1);
                    return StringValue.of(Replacement.of(evaluation, text.value(), old, replacement, count));
                });
    }

    private StringMethods() {}

    static Optional<Value> find(StringValue text, String name) {
        return switch (name) {
            case "format" ->
                Optional.of(new FunctionValue(
                        name,
                        (evaluation, arguments) ->
                                StringValue.of(BraceFormat.format(evaluation, text.value(), arguments))));
            case "format_map" ->
                Optional.of(new FunctionValue(
                        name, (evaluation, arguments) -> formatMap(evaluation, text.value(), arguments)));
            default -> TABLE.find(text, name);
        };
    }

    private static Value formatMap(Evaluation evaluation, String template, Arguments arguments) {
        if (!arguments.named().isEmpty()) {
            throw TemplateException.type("format_map() takes no keyword arguments");
        }
        int given = arguments.positional().size();
        if (given != 1) {
            throw TemplateException.type("format_map() takes exactly one argument (" + given + " given)");
        }
        return StringValue.of(BraceFormat.formatMap(
                evaluation, template, arguments.positional().getFirst()));
    }

    private static Value join(Evaluation evaluation, StringValue separator, MethodArguments arguments) {
        Iterator<Value> parts = iterate(evaluation, arguments.value("iterable"));
        ChargedText text = new ChargedText(evaluation);
        for (int i = 0; parts.hasNext(); i++) {
            Value next = parts.next();
            if (!(next instanceof StringValue part)) {
                throw TemplateException.type(
                        "sequence item %d: expected str instance, %s found".formatted(i, Arithmetic.typeName(next)));
            }
            text.append(i == 0 ? "" : separator.value()).append(part.value());
        }
        return StringValue.of(text.toString());
    }

    private static Iterator<Value> iterate(Evaluation evaluation, Value value) {
        try {
            return evaluation.iterate(value);
        } catch (TemplateException failure) {
            if (failure.kind() != ErrorKind.TYPE) {
                throw failure;
            }
            throw new TemplateException(ErrorKind.TYPE, "can only join an iterable", failure);
        }
    }
}
