package dev.floe.jinja.template;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.List;

/** What dbt's native renderer makes of the values that a template printed. */
final class NativeResult {
    private NativeResult() {}

    static Value of(List<Value> values) {
        if (values.isEmpty()) {
            return StringValue.EMPTY;
        }
        if (values.size() > 1) {
            StringBuilder text = new StringBuilder();
            values.forEach(value -> text.append(value.toText()));
            return StringValue.of(text.toString());
        }
        Value only = values.getFirst();
        return only instanceof MarkedValue marked ? unmarked(marked) : only;
    }

    private static Value unmarked(MarkedValue marked) {
        if (marked.mark() == MarkedValue.Mark.TEXT) {
            return marked.text();
        }
        Value value = PythonLiteral.read(marked.text().value()).orElse(marked.text());
        if (marked.mark() == MarkedValue.Mark.BOOL && !(value instanceof BoolValue)) {
            throw cannotConvert(marked, "bool");
        }
        boolean isNumber = value instanceof IntValue || value instanceof FloatValue;
        if (marked.mark() == MarkedValue.Mark.NUMBER && !isNumber) {
            throw cannotConvert(marked, "number");
        }
        return value;
    }

    private static TemplateException cannotConvert(MarkedValue marked, String type) {
        return new TemplateException(
                ErrorKind.VALUE, "Could not convert value '" + marked.text().value() + "' into type '" + type + "'");
    }
}
