package dev.floe.jinja.template;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.Optional;

/** Jinja's {@code cycler}: one value after the other, over and over. */
final class CyclerValue implements HostValue {
    private final List<Value> items;
    private int position;

    private CyclerValue(List<Value> items) {
        this.items = items;
    }

    static Value create(Evaluation evaluation, Arguments arguments) {
        if (arguments.positional().isEmpty()) {
            throw new TemplateException(ErrorKind.RUNTIME, "at least one item has to be provided");
        }
        return new CyclerValue(arguments.positional());
    }

    @Override
    public Optional<Value> attribute(String name) {
        return switch (name) {
            case "current" -> Optional.of(items.get(position));
            case "next" -> Optional.of(new FunctionValue("next", (evaluation, arguments) -> next()));
            case "reset" ->
                Optional.of(new FunctionValue("reset", (evaluation, arguments) -> {
                    position = 0;
                    return NoneValue.NONE;
                }));
            default -> Optional.empty();
        };
    }

    private Value next() {
        Value current = items.get(position);
        position = (position + 1) % items.size();
        return current;
    }

    @Override
    public String typeName() {
        return "Cycler";
    }
}
