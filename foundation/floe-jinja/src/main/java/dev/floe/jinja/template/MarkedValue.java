package dev.floe.jinja.template;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.method.Methods;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.Map;
import java.util.Optional;

/**
 * A text with a mark that says which type the native renderer is to make of it: what dbt's filters {@code as_text},
 * {@code as_native}, {@code as_bool} and {@code as_number} give.
 */
record MarkedValue(Mark mark, StringValue text) implements HostValue {
    /** What the native renderer makes of a text. */
    enum Mark {
        TEXT,
        NATIVE,
        BOOL,
        NUMBER
    }

    MarkedValue {
        requireNonNull(mark, "mark is null");
        requireNonNull(text, "text is null");
    }

    /** dbt's filters; where the renderer makes text, they change nothing. */
    static Map<String, Evaluation.Filter> filters() {
        return Map.of(
                "as_text", filter(Mark.TEXT),
                "as_native", filter(Mark.NATIVE),
                "as_bool", filter(Mark.BOOL),
                "as_number", filter(Mark.NUMBER));
    }

    private static Evaluation.Filter filter(Mark mark) {
        return (evaluation, value, arguments) -> {
            boolean isNative = ((Run) evaluation).rendering() == Run.Rendering.NATIVE;
            if (!isNative) {
                return value;
            }
            return new MarkedValue(mark, StringValue.of(value.toText()));
        };
    }

    @Override
    public Optional<Value> attribute(String name) {
        return Methods.find(text, name);
    }

    @Override
    public String typeName() {
        return "str";
    }

    @Override
    public boolean isTrue() {
        return text.isTrue();
    }

    @Override
    public String repr() {
        return text.repr();
    }

    @Override
    public String toText() {
        return text.toText();
    }
}
