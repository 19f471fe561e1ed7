package dev.floe.jinja.method;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.operation.Arithmetic;
import dev.floe.jinja.text.ChargedText;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.RangeValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.UndefinedValue;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.Optional;

/** The methods {@code maketrans} and {@code translate} of {@code str}. */
final class StringTranslation {
    private StringTranslation() {}

    static void addTo(MethodTable<StringValue> table) {
        table.with(
                        "maketrans(x, y=None, z=None, /)",
                        (evaluation, text, arguments) -> arguments.find("y").isPresent()
                                ? fromTexts(evaluation, arguments)
                                : fromDict(evaluation, arguments.value("x")))
                .with("translate(table, /)", StringTranslation::translate);
    }

    private static Value fromDict(Evaluation evaluation, Value value) {
        if (!(value instanceof DictValue dict)) {
            throw TemplateException.type("if you give only one argument to maketrans it must be a dict");
        }
        evaluation.chargeElements(dict.entries().size());
        DictValue table = DictValue.empty();
        dict.entries().forEach((key, replacement) -> table.entries().put(code(key), replacement));
        return table;
    }

    private static Value code(Value key) {
        return switch (key) {
            case IntValue code -> code;
            case BoolValue code -> code;
            case StringValue text
            when text.length() == 1 -> IntValue.of(text.value().codePointAt(0));
            case StringValue _ -> throw TemplateException.value("string keys in translate table must be of length 1");
            default -> throw TemplateException.type("keys in translate table must be strings or integers");
        };
    }

    private static Value fromTexts(Evaluation evaluation, MethodArguments arguments) {
        String to = arguments.text("y");
        Optional<String> removed = arguments.find("z").map(_ -> arguments.text("z"));
        if (!(arguments.value("x") instanceof StringValue from)) {
            throw TemplateException.type("first maketrans argument must be a string if there is a second argument");
        }
        int[] old = from.value().codePoints().toArray();
        int[] replacements = to.codePoints().toArray();
        if (old.length != replacements.length) {
            throw TemplateException.value("the first two maketrans arguments must have equal length");
        }
        evaluation.chargeElements(old.length + removed.map(String::length).orElse(0));
        DictValue table = DictValue.empty();
        for (int i = 0; i < old.length; i++) {
            table.entries().put(IntValue.of(old[i]), IntValue.of(replacements[i]));
        }
        removed.ifPresent(
                text -> text.codePoints().forEach(point -> table.entries().put(IntValue.of(point), NoneValue.NONE)));
        return table;
    }

    private static Value translate(Evaluation evaluation, StringValue text, MethodArguments arguments) {
        Value table = arguments.value("table");
        evaluation.chargeSteps(text.value().length());
        ChargedText translated = new ChargedText(evaluation);
        text.value().codePoints().forEach(point -> translated.append(translated(table, point)));
        return StringValue.of(translated.toString());
    }

    private static String translated(Value table, int point) {
        Optional<Value> found = find(table, point);
        if (found.isEmpty()) {
            return Character.toString(point);
        }
        return switch (found.get()) {
            case IntValue code -> character(code);
            case BoolValue code -> character(code.asInt());
            case StringValue text -> text.value();
            case NoneValue _ -> "";
            default -> throw TemplateException.type("character mapping must return integer, None or str");
        };
    }

    private static Optional<Value> find(Value table, int point) {
        return switch (table) {
            case DictValue dict -> dict.find(IntValue.of(point));
            case ListValue list -> element(list.elements(), point);
            case TupleValue tuple -> element(tuple.elements(), point);
            case RangeValue range -> element(range.elements(), point);
            case UndefinedValue undefined -> throw new TemplateException(ErrorKind.UNDEFINED, undefined.message());
            case StringValue text
            when point < text.length() ->
                Optional.of(IntValue.of(text.value().codePointAt(text.value().offsetByCodePoints(0, point))));
            case StringValue _ -> Optional.empty();
            default -> throw TemplateException.type("'" + Arithmetic.typeName(table) + "' object is not subscriptable");
        };
    }

    private static Optional<Value> element(List<Value> elements, int index) {
        return index < elements.size() ? Optional.of(elements.get(index)) : Optional.empty();
    }

    private static String character(IntValue code) {
        int point = code.clamped();
        if (!Character.isValidCodePoint(point)) {
            throw TemplateException.value("character mapping must be in range(0x110000)");
        }
        return Character.toString(point);
    }
}
