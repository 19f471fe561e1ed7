package dev.floe.dbt.parse;

import dev.floe.jinja.value.Value;

/** What {@code return()} throws: it ends the macro that called it, with a value of any type. */
final class ReturnSignal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Value value;

    ReturnSignal(Value value) {
        super("return() outside of a macro", null, false, false);
        this.value = value;
    }

    Value value() {
        return value;
    }
}
