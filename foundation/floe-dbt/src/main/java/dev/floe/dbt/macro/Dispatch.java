package dev.floe.dbt.macro;

import dev.floe.dbt.adapter.Adapter;
import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.CallableValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.Parameters;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code adapter.dispatch}: finds the macro that serves for this kind of database. */
public record Dispatch(MacroScope scope, Adapter adapter) implements CallableValue {
    private static final Parameters PARAMETERS = Parameters.of("dispatch(macro_name, macro_namespace=None)");

    @Override
    public String name() {
        return "dispatch";
    }

    /** The prefixes of macros for an adapter, nearest first. */
    public static List<String> prefixes(Adapter adapter) {
        List<String> prefixes = new ArrayList<>();
        prefixes.add(adapter.type());
        prefixes.addAll(adapter.parentTypes());
        prefixes.add("default");
        return prefixes;
    }

    @Override
    public Value call(Evaluation evaluation, Arguments arguments) {
        BoundArguments bound = PARAMETERS.bind(arguments);
        String macro = bound.text("macro_name");
        if (macro.contains(".")) {
            throw TemplateException.of(
                    ErrorKind.RAISED,
                    "In adapter.dispatch, got a macro name of \"" + macro
                            + "\", but \".\" is not a valid macro name component");
        }
        Optional<String> namespace = bound.optionalText("macro_namespace");
        return scope.macros()
                .dispatch(scope.packageName(), macro, namespace, prefixes(adapter))
                .map(found -> new MacroCall(found, scope))
                .orElseThrow(() -> TemplateException.of(
                        ErrorKind.RAISED,
                        "In dispatch: No macro named '" + macro + "' found within namespace: '"
                                + namespace.orElse("None") + "'"));
    }
}
