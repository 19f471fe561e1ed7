package dev.floe.jinja.text;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.RangeValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.UndefinedValue;
import dev.floe.jinja.value.Value;

/** Python's own {@code mapping[name]}, which fails where Jinja's would be undefined. */
final class Subscript {
    private Subscript() {}

    static Value of(Evaluation evaluation, Value mapping, String name) {
        StringValue key = StringValue.of(name);
        return switch (mapping) {
            case DictValue dict -> dict.find(key).orElseThrow(() -> missing(key));
            case HostValue host -> host.item(evaluation, key).orElseThrow(() -> missing(key));
            case ListValue _, TupleValue _, RangeValue _ ->
                throw TemplateException.type(mapping.typeName() + " indices must be integers or slices, not str");
            case StringValue _ -> throw TemplateException.type("string indices must be integers, not 'str'");
            case UndefinedValue undefined -> throw new TemplateException(ErrorKind.UNDEFINED, undefined.message());
            default -> throw TemplateException.type("'" + mapping.typeName() + "' object is not subscriptable");
        };
    }

    private static TemplateException missing(StringValue key) {
        return new TemplateException(ErrorKind.KEY, key.repr());
    }
}
