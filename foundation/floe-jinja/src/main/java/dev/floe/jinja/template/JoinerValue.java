package dev.floe.jinja.template;

import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.CallableValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.Parameters;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;

/** Jinja's {@code joiner}: nothing at its first call, the separator at every later one. */
final class JoinerValue implements CallableValue {
    private static final Parameters PARAMETERS = Parameters.of("joiner(sep=', ')");

    private final Value separator;
    private boolean isUsed;

    private JoinerValue(Value separator) {
        this.separator = separator;
    }

    static Value create(Evaluation evaluation, Arguments arguments) {
        return new JoinerValue(PARAMETERS.bind(arguments).value("sep", StringValue.of(", ")));
    }

    @Override
    public String name() {
        return "joiner";
    }

    @Override
    public Value call(Evaluation evaluation, Arguments arguments) {
        Value text = isUsed ? separator : StringValue.EMPTY;
        isUsed = true;
        return text;
    }

    @Override
    public String typeName() {
        return "Joiner";
    }
}
