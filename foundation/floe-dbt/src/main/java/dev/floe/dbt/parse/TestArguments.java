package dev.floe.dbt.parse;

import dev.floe.dbt.project.SettingsRenderer;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The arguments of generic tests, as the test's macro gets them. */
public final class TestArguments {
    /** The name by which a generic test's code finds its arguments. */
    public static final String NAME = "_dbt_generic_test_kwargs";

    private static final Pattern CALL =
            Pattern.compile("\\s*(?:env_var|ref|var|source|doc)\\s*\\(.+\\)\\s*", Pattern.DOTALL);

    private TestArguments() {}

    /**
     * Renders all texts of the arguments but the column's name; what looks like a call of {@code ref} or the like is one.
     *
     * @param rendering renders a template to a value
     */
    public static DictValue render(DictValue arguments, Function<String, Value> rendering) {
        DictValue rendered = DictValue.empty();
        arguments.entries().forEach((key, value) -> rendered.entries()
                .put(key, key.toText().equals("column_name") ? value : render(value, rendering)));
        return rendered;
    }

    private static Value render(Value value, Function<String, Value> rendering) {
        return switch (value) {
            case StringValue text -> {
                String template = CALL.matcher(text.value()).matches() ? "{{ " + text.value() + " }}" : text.value();
                yield SettingsRenderer.hasTemplate(template) ? rendering.apply(template) : text;
            }
            case ListValue list ->
                ListValue.of(list.elements().stream()
                        .map(element -> render(element, rendering))
                        .toList());
            case DictValue dict -> {
                DictValue all = DictValue.empty();
                dict.entries().forEach((key, entry) -> all.entries().put(key, render(entry, rendering)));
                yield all;
            }
            default -> value;
        };
    }
}
