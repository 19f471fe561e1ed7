package dev.floe.dbt.golden;

import dev.floe.jinja.operation.Sequences;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The functions that golden tables may use. */
public final class Scope {
    private Scope() {}

    static Map<String, Value> functions() {
        Map<String, Value> functions = new LinkedHashMap<>();
        functions.put("str", function("str", (_, value) -> StringValue.of(value.toText())));
        functions.put("repr", function("repr", (_, value) -> StringValue.of(value.repr())));
        functions.put("type", function("type", (_, value) -> StringValue.of(value.typeName())));
        functions.put("bool", function("bool", (_, value) -> BoolValue.of(value.isTrue())));
        functions.put("len", function("len", (_, value) -> IntValue.of(Sequences.length(value))));
        functions.put(
                "list", function("list", (evaluation, value) -> ListValue.of(Sequences.toList(evaluation, value))));
        functions.put("object", new FunctionValue("object", (_, arguments) -> object(arguments.named())));
        return functions;
    }

    /** A function of one argument. */
    static FunctionValue function(String name, One body) {
        return new FunctionValue(
                name,
                (evaluation, arguments) ->
                        body.apply(evaluation, arguments.positional().getFirst()));
    }

    /** What such a function does. */
    interface One {
        Value apply(Evaluation evaluation, Value value);
    }

    /** A value with nothing but attributes. */
    public static Value object(Map<String, Value> attributes) {
        return new AttributesValue(new Arguments(java.util.List.of(), attributes).named());
    }

    private record AttributesValue(Map<String, Value> attributes) implements HostValue {
        @Override
        public Optional<Value> attribute(String name) {
            return Optional.ofNullable(attributes.get(name));
        }

        @Override
        public String typeName() {
            return "object";
        }
    }
}
