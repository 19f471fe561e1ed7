package dev.floe.dbt.parse;

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
        switch (statement) {
            case Statement.Text _, Statement.Break _, Statement.Continue _ -> {}
            case Statement.Output output -> add(output.value());
            case Statement.If branching -> {
                branching.branches().forEach(branch -> {
                    add(branch.condition());
                    branch.body().forEach(this::add);
                });
                branching.otherwise().forEach(this::add);
            }
            case Statement.For loop -> {
                add(loop.iterable());
                loop.condition().ifPresent(this::add);
                loop.body().forEach(this::add);
                loop.otherwise().forEach(this::add);
            }
            case Statement.Set set -> add(set.value());
            case Statement.SetBlock set -> {
                set.filter().ifPresent(this::add);
                set.body().forEach(this::add);
            }
            case Statement.Do expression -> add(expression.value());
            case Statement.Macro macro -> {
                macro.parameters().forEach(parameter -> parameter.fallback().ifPresent(this::add));
                macro.body().forEach(this::add);
            }
            case Statement.CallBlock block -> {
                add(block.call());
                block.body().forEach(this::add);
            }
            case Statement.FilterBlock block -> {
                add(block.filter());
                block.body().forEach(this::add);
            }
            case Statement.With with -> {
                with.assignments().forEach(assignment -> add(assignment.value()));
                with.body().forEach(this::add);
            }
        }
    }

    private void add(Expression expression) {
        switch (expression) {
            case Expression.Constant _, Expression.Name _ -> {}
            case Expression.TupleLiteral tuple -> tuple.elements().forEach(this::add);
            case Expression.ListLiteral list -> list.elements().forEach(this::add);
            case Expression.DictLiteral dict ->
                dict.pairs().forEach(pair -> {
                    add(pair.key());
                    add(pair.value());
                });
            case Expression.Conditional conditional -> {
                add(conditional.condition());
                add(conditional.then());
                conditional.otherwise().ifPresent(this::add);
            }
            case Expression.Binary binary -> {
                add(binary.left());
                add(binary.right());
            }
            case Expression.Concatenation concatenation -> concatenation.parts().forEach(this::add);
            case Expression.ComparisonChain chain -> {
                add(chain.first());
                chain.rest().forEach(comparand -> add(comparand.operand()));
            }
            case Expression.Not not -> add(not.operand());
            case Expression.Negation negation -> add(negation.operand());
            case Expression.Plus plus -> add(plus.operand());
            case Expression.And and -> {
                add(and.left());
                add(and.right());
            }
            case Expression.Or or -> {
                add(or.left());
                add(or.right());
            }
            case Expression.Call call -> {
                note(call);
                add(call.callee());
                add(call.arguments());
            }
            case Expression.Filtered filtered -> {
                filtered.input().ifPresent(this::add);
                add(filtered.arguments());
            }
            case Expression.Tested tested -> {
                add(tested.input());
                add(tested.arguments());
            }
            case Expression.Attribute attribute -> add(attribute.value());
            case Expression.Item item -> {
                add(item.value());
                add(item.key());
            }
            case Expression.Slice slice -> {
                add(slice.value());
                slice.start().ifPresent(this::add);
                slice.stop().ifPresent(this::add);
                slice.step().ifPresent(this::add);
            }
        }
    }

    private void add(CallArguments arguments) {
        arguments.positional().forEach(this::add);
        arguments.named().forEach(argument -> add(argument.value()));
        arguments.morePositional().ifPresent(this::add);
        arguments.moreNamed().ifPresent(this::add);
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
