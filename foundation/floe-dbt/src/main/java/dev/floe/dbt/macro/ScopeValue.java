package dev.floe.dbt.macro;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.template.Globals;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.Parameters;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.Optional;

/** {@code context}: the names in scope as a dict. */
public record ScopeValue(Globals names) implements HostValue {
    private static final Parameters GET = Parameters.of("get(key, default=None)");

    public ScopeValue {
        requireNonNull(names, "names is null");
    }

    @Override
    public Optional<Value> attribute(String name) {
        if (name.equals("get")) {
            return Optional.of(FunctionValue.of(GET, (evaluation, arguments) -> names.find(arguments.text("key"))
                    .orElseGet(() -> arguments.value("default", NoneValue.NONE))));
        }
        return Optional.empty();
    }

    @Override
    public Optional<Value> item(Evaluation evaluation, Value key) {
        return key instanceof StringValue name ? names.find(name.value()) : Optional.empty();
    }

    @Override
    public Optional<Boolean> contains(Value element) {
        return Optional.of(
                element instanceof StringValue name && names.find(name.value()).isPresent());
    }

    @Override
    public String typeName() {
        return "dict";
    }
}
