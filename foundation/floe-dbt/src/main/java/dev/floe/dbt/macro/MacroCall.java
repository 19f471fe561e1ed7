package dev.floe.dbt.macro;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.template.MacroValue;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.CallableValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.Value;
import java.util.Optional;

/** A macro as a template sees it: calling it notes that the node uses it, and ends at {@code return()}. */
public record MacroCall(Macro macro, MacroScope scope) implements CallableValue {
    public MacroCall {
        requireNonNull(macro, "macro is null");
        requireNonNull(scope, "scope is null");
    }

    @Override
    public String name() {
        return macro.name();
    }

    @Override
    public boolean isTraced() {
        return true;
    }

    @Override
    public Value call(Evaluation evaluation, Arguments arguments) {
        scope.enter(macro);
        try {
            return bound(evaluation).call(evaluation, arguments);
        } catch (ReturnSignal signal) {
            return signal.value();
        } finally {
            scope.leave();
        }
    }

    private MacroValue bound(Evaluation evaluation) {
        return macro.template()
                .macro(macro.name(), scope, evaluation)
                .orElseThrow(() -> new IllegalStateException("'" + macro.uniqueId() + "' is not in its template"));
    }

    @Override
    public Optional<Value> attribute(String name) {
        return Optional.empty();
    }

    @Override
    public String typeName() {
        return "MacroGenerator";
    }
}
