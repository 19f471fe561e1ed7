package dev.floe.jinja.template;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.CallableValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.UndefinedValue;
import dev.floe.jinja.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A macro, with the scope in which it was defined. */
public final class MacroValue implements CallableValue {
    private static final String CALLER = "caller";

    private final MacroCode code;
    private final Frame outer;

    MacroValue(MacroCode code, Frame outer) {
        this.code = code;
        this.outer = outer;
    }

    @Override
    public String name() {
        return code.name();
    }

    @Override
    public boolean isTraced() {
        return true;
    }

    @Override
    public Value call(Evaluation evaluation, Arguments arguments) {
        Run run = (Run) evaluation;
        Frame frame = outer.inner(run, code.size());
        bind(frame, arguments);
        run.enterMacro();
        try {
            Output.Text text = new Output.Text(run);
            code.body().run(frame, text);
            return StringValue.of(text.result());
        } finally {
            run.leaveMacro();
        }
    }

    private void bind(Frame frame, Arguments arguments) {
        List<Value> positional = arguments.positional();
        List<MacroCode.Parameter> parameters = code.parameters();
        Map<String, Value> named = new LinkedHashMap<>(arguments.named());
        for (int i = 0; i < parameters.size(); i++) {
            MacroCode.Parameter parameter = parameters.get(i);
            Value given = i < positional.size() ? positional.get(i) : named.remove(parameter.name());
            frame.assign(i, given == null ? parameter.absent(frame) : given);
        }
        bindCaller(frame, named);
        if (code.more().named().isPresent()) {
            frame.assign(code.more().named().get(), DictValue.ofNamed(named));
        } else if (!named.isEmpty()) {
            refuseNamed(named);
        }
        if (code.more().positional().isPresent()) {
            List<Value> rest = positional.subList(Math.min(parameters.size(), positional.size()), positional.size());
            frame.assign(code.more().positional().get(), TupleValue.of(rest));
        } else if (positional.size() > parameters.size()) {
            throw TemplateException.type(
                    "macro '%s' takes not more than %d argument(s)".formatted(code.name(), parameters.size()));
        }
    }

    private void bindCaller(Frame frame, Map<String, Value> named) {
        if (code.more().caller().isPresent()) {
            Value caller = named.remove(CALLER);
            frame.assign(
                    code.more().caller().get(),
                    caller == null ? new UndefinedValue("No caller defined", frame.run.undefinedUse()) : caller);
        }
    }

    private void refuseNamed(Map<String, Value> named) {
        if (named.containsKey(CALLER)) {
            throw TemplateException.type(
                    "macro '%s' was invoked with two values for the special caller argument.".formatted(code.name())
                            + " This is most likely a bug.");
        }
        throw TemplateException.type("macro '%s' takes no keyword argument '%s'"
                .formatted(code.name(), named.keySet().iterator().next()));
    }

    @Override
    public Optional<Value> attribute(String name) {
        return switch (name) {
            case "name" -> Optional.of(StringValue.of(code.name()));
            case "arguments" ->
                Optional.of(TupleValue.of(code.parameters().stream()
                        .map(parameter -> StringValue.of(parameter.name()))
                        .toList()));
            case "catch_kwargs" -> Optional.of(BoolValue.of(code.more().named().isPresent()));
            case "catch_varargs" ->
                Optional.of(BoolValue.of(code.more().positional().isPresent()));
            case "caller" -> Optional.of(BoolValue.of(code.more().caller().isPresent()));
            default -> Optional.empty();
        };
    }

    @Override
    public String typeName() {
        return "Macro";
    }

    @Override
    public String repr() {
        return "<Macro " + StringValue.of(code.name()).repr() + ">";
    }

    @Override
    public String toString() {
        return repr();
    }
}
