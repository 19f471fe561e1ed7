package dev.floe.jinja.syntax;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.syntax.Expression.CallArguments;
import java.util.function.Consumer;

/** Walks over a syntax tree, and tells of every call in it. */
public final class CallWalk {
    private final Consumer<Expression.Call> seen;

    /** @param seen gets the calls, an outer one before those in its arguments */
    public CallWalk(Consumer<Expression.Call> seen) {
        this.seen = requireNonNull(seen, "seen is null");
    }

    /** Walks over a statement with all that is in it. */
    public void add(Statement statement) {
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
                seen.accept(call);
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
}
