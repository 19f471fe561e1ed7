package dev.floe.dbt.macro;

import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.Optional;

/** A package in scope: its macros are its attributes. */
public record PackageValue(String name, MacroScope scope) implements HostValue {
    @Override
    public Optional<Value> attribute(String macro) {
        return scope.stand(name, macro).or(() -> scope.macro(name, macro).map(found -> new MacroCall(found, scope)));
    }

    @Override
    public Optional<Value> item(Evaluation evaluation, Value key) {
        return key instanceof StringValue macro ? attribute(macro.value()) : Optional.empty();
    }

    @Override
    public Optional<Boolean> contains(Value element) {
        return Optional.of(
                element instanceof StringValue macro && attribute(macro.value()).isPresent());
    }

    @Override
    public String typeName() {
        return "dict";
    }
}
