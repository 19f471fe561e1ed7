package dev.floe.lineage.resolve;

import dev.floe.lineage.syntax.Expression;
import java.util.function.Predicate;

/** Looks for calls of a kind inside of expressions. */
final class Aggregates {
    private Aggregates() {}

    /** Whether it needs the rows of a group. */
    static boolean isIn(Expression expression) {
        return isIn(expression, call -> call.over().isEmpty() && Functions.isAggregate(call.name()));
    }

    /** Whether one row becomes several by it. */
    static boolean makeRows(Expression expression) {
        return isIn(expression, call -> Functions.makesRows(call.name()));
    }

    private static boolean isIn(Expression expression, Predicate<Expression.Call> wanted) {
        return switch (expression) {
            case Expression.Call call ->
                wanted.test(call) || call.arguments().stream().anyMatch(each -> isIn(each, wanted));
            case Expression.Operation operation -> operation.operands().stream().anyMatch(each -> isIn(each, wanted));
            case Expression.Cast cast -> isIn(cast.operand(), wanted);
            case Expression.Choice choice ->
                choice.conditions().stream().anyMatch(each -> isIn(each, wanted))
                        || choice.results().stream().anyMatch(each -> isIn(each, wanted));
            case Expression.Lambda lambda -> isIn(lambda.body(), wanted);
            case Expression.AllColumns _, Expression.Column _, Expression.Literal _, Expression.Nested _ -> false;
        };
    }
}
