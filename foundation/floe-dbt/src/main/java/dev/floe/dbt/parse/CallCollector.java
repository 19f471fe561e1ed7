package dev.floe.dbt.parse;

import dev.floe.jinja.syntax.CallWalk;
import dev.floe.jinja.syntax.Expression;
import dev.floe.jinja.syntax.Expression.CallArguments;
import dev.floe.jinja.syntax.Statement;
import dev.floe.jinja.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects the calls in a syntax tree that may be calls of macros. */
final class CallCollector {
    /** What dbt gives to every macro; a macro of the same name does not count as called. */
    private static final Set<String> GIVEN = Set.of(
            "ref",
            "source",
            "config",
            "var",
            "env_var",
            "log",
            "print",
            "return",
            "tojson",
            "fromjson",
            "toyaml",
            "fromyaml",
            "set",
            "set_strict",
            "zip",
            "zip_strict",
            "debug",
            "diff_of_two_dicts",
            "local_md5");

    private final List<Call> calls = new ArrayList<>();

    /**
     * A call by its name.
     *
     * @param packageName what stands before the dot, or the namespace of a dispatch
     */
    record Call(Optional<String> packageName, String name, boolean isDispatch) {}

    List<Call> calls() {
        return calls;
    }

    void add(Statement statement) {
        new CallWalk(this::note).add(statement);
    }

    private void note(Expression.Call call) {
        if (call.callee() instanceof Expression.Name name) {
            if (!GIVEN.contains(name.name())) {
                calls.add(new Call(Optional.empty(), name.name(), false));
            }
        } else if (call.callee() instanceof Expression.Attribute attribute
                && attribute.value() instanceof Expression.Name owner) {
            if (owner.name().equals("adapter")) {
                if (attribute.name().equals("dispatch")) {
                    dispatch(call.arguments());
                }
            } else {
                calls.add(new Call(Optional.of(owner.name()), attribute.name(), false));
            }
        }
    }

    private void dispatch(CallArguments arguments) {
        Optional<String> name = argument(arguments, 0, "macro_name");
        Optional<String> namespace = argument(arguments, 1, "macro_namespace");
        name.ifPresent(macro -> {
            calls.add(new Call(Optional.empty(), macro, false));
            calls.add(new Call(namespace, macro, true));
        });
    }

    private static Optional<String> argument(CallArguments arguments, int index, String name) {
        Optional<Expression> found = index < arguments.positional().size()
                ? Optional.of(arguments.positional().get(index))
                : arguments.named().stream()
                        .filter(argument -> argument.name().equals(name))
                        .map(argument -> argument.value())
                        .findFirst();
        return found.flatMap(expression ->
                expression instanceof Expression.Constant constant && constant.value() instanceof StringValue text
                        ? Optional.of(text.value())
                        : Optional.empty());
    }
}
