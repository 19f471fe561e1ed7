package dev.floe.dbt.adapter;

import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.Value;
import java.util.Map;

/** Calls the macros in which adapters ask the database: the root project may have overridden any of them. */
@FunctionalInterface
public interface MacroRunner {
    /**
     * Calls a macro.
     *
     * @param evaluation whose budget it is
     * @param arguments by name
     */
    Value run(Evaluation evaluation, String macro, Map<String, Value> arguments);
}
