package dev.floe.dbt.macro;

import dev.floe.jinja.template.Globals;
import dev.floe.jinja.value.Value;
import java.util.Optional;

/** The names that a template and the macros it calls see. One scope serves one node and one thread. */
public interface MacroScope extends Globals {
    Macros macros();

    /** The package in which unqualified names of macros are looked up first. */
    String packageName();

    /** A macro of a package that templates of this scope may call. */
    Optional<Macro> macro(String packageName, String name);

    /** What stands for a macro of a package in this scope alone. */
    default Optional<Value> stand(String packageName, String name) {
        return Optional.empty();
    }

    /** Says that a macro is about to be called. */
    void enter(Macro macro);

    /** Says that the macro that was called last has ended. */
    void leave();
}
