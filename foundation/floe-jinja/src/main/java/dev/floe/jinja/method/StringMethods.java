package dev.floe.jinja.method;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.operation.Sequences;
import dev.floe.jinja.text.BraceFormat;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The methods of {@code str}. */
final class StringMethods {
    private static final MethodTable<StringValue> TABLE = new MethodTable<>();

    static {
        StringCases.addTo(TABLE);
        StringSearch.addTo(TABLE);
        StringParts.addTo(TABLE);
        TABLE.with("join(iterable)", StringMethods::join)
                .with("replace(old, new, count=-1)", StringMethods::replace)
                .with("format_map(mapping)", (evaluation, text, arguments) -> formatMap(evaluation, text, arguments))
                .with("translate(table)", StringMethods::translate);
    }

    private StringMethods() {}

    static Optional<Value> find(StringValue text, String name) {
        if (name.equals("format")) {
            return Optional.of(new FunctionValue(
                    "format",
                    (evaluation, arguments) ->
                            StringValue.of(BraceFormat.format(evaluation, text.value(), arguments))));
        }
        return TABLE.find(text, name);
    }

    private static Value formatMap(Evaluation evaluation, StringValue text, BoundArguments arguments) {
        if (!(arguments.value("mapping") instanceof DictValue dict)) {
            throw TemplateException.type("format requires a mapping");
        }
        Map<String, Value> named = new LinkedHashMap<>();
        dict.entries().forEach((key, value) -> named.put(key.toText(), value));
        return StringValue.of(BraceFormat.format(evaluation, text.value(), new Arguments(List.of(), named)));
    }

    private static Value join(Evaluation evaluation, StringValue separator, BoundArguments arguments) {
        List<Value> parts;
        try {
            parts = Sequences.toList(evaluation, arguments.value("iterable"));
        } catch (TemplateException notIterable) {
            throw new TemplateException(notIterable.kind(), "can only join an iterable", notIterable);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            if (!(parts.get(i) instanceof StringValue part)) {
                throw TemplateException.type("sequence item %d: expected str instance, %s found"
                        .formatted(i, parts.get(i).typeName()));
            }
            text.append(i == 0 ? "" : separator.value()).append(part.value());
            evaluation.chargeText(
                    text.length() > 1 << 24 ? text.length() : part.value().length());
        }
        return StringValue.of(text.toString());
    }

    private static Value replace(Evaluation evaluation, StringValue text, BoundArguments arguments) {
        String old = arguments.text("old");
        String replacement = arguments.text("new");
        int count = arguments.number("count", -1);
        return StringValue.of(Replacement.of(evaluation, text.value(), old, replacement, count));
    }

    private static Value translate(Evaluation evaluation, StringValue text, BoundArguments arguments) {
        if (!(arguments.value("table") instanceof DictValue table)) {
            throw TemplateException.type("'" + arguments.value("table").typeName() + "' object is not subscriptable");
        }
        evaluation.chargeText(text.value().length());
        StringBuilder translated = new StringBuilder();
        text.value().codePoints().forEach(point -> {
            Optional<Value> found = table.find(IntValue.of(point));
            if (found.isEmpty()) {
                translated.appendCodePoint(point);
            } else if (found.get() instanceof IntValue code) {
                translated.appendCodePoint(code.clamped());
            } else if (found.get() != NoneValue.NONE) {
                translated.append(found.get().toText());
            }
        });
        return StringValue.of(translated.toString());
    }
}
