package dev.floe.dbt.macro;

import dev.floe.jinja.value.Value;

/** What {@code return()} throws: it ends the macro that called it, with a value of any type. */
public final class ReturnSignal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Value value;

    public ReturnSignal(Value value) {
        super("return() outside of a macro", null, false, false);
        this.value = value;
    }

    public Value value() {
        return value;
    }
}
