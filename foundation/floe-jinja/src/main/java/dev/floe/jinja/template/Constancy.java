package dev.floe.jinja.template;

import dev.floe.jinja.syntax.Expression;
import dev.floe.jinja.syntax.Expression.CallArguments;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which expressions have the same value in every evaluation.
 *
 * <p>Jinja2 computes those while it compiles, and prints them as text even where it renders natively: there <code>{{ 1
 * }}</code> is the text {@code 1} and <code>{{ x }}</code> the number.
 */
final class Constancy {
    /** Filters whose result Jinja2 does not take for a constant. */
    private static final Set<String> NEVER = Set.of("as_text", "as_native", "as_bool", "as_number", "random");

    private Constancy() {}

    static boolean isConstant(Expression expression) {
        return switch (expression) {
            case Expression.Constant _ -> true;
            case Expression.Name _, Expression.Call _ -> false;
            case Expression.TupleLiteral tuple -> areConstant(tuple.elements());
            case Expression.ListLiteral list -> areConstant(list.elements());
            case Expression.DictLiteral dict ->
                dict.pairs().stream().allMatch(pair -> isConstant(pair.key()) && isConstant(pair.value()));
            case Expression.Conditional conditional ->
                isConstant(conditional.condition())
                        && isConstant(conditional.then())
                        && isConstant(conditional.otherwise());
            case Expression.Binary binary -> isConstant(binary.left()) && isConstant(binary.right());
            case Expression.Concatenation concatenation -> areConstant(concatenation.parts());
            case Expression.ComparisonChain chain ->
                isConstant(chain.first())
                        && chain.rest().stream().allMatch(comparand -> isConstant(comparand.operand()));
            case Expression.Not not -> isConstant(not.operand());
            case Expression.Negation negation -> isConstant(negation.operand());
            case Expression.Plus plus -> isConstant(plus.operand());
            case Expression.And and -> isConstant(and.left()) && isConstant(and.right());
            case Expression.Or or -> isConstant(or.left()) && isConstant(or.right());
            case Expression.Filtered filtered ->
                !NEVER.contains(filtered.name()) && isConstant(filtered.input()) && areConstant(filtered.arguments());
            case Expression.Tested tested -> isConstant(tested.input()) && areConstant(tested.arguments());
            case Expression.Attribute attribute -> isConstant(attribute.value());
            case Expression.Item item -> isConstant(item.value()) && isConstant(item.key());
            case Expression.Slice slice ->
                isConstant(slice.value())
                        && isConstant(slice.start())
                        && isConstant(slice.stop())
                        && isConstant(slice.step());
        };
    }

    private static boolean isConstant(Optional<Expression> expression) {
        return expression.map(Constancy::isConstant).orElse(true);
    }

    private static boolean areConstant(List<Expression> expressions) {
        return expressions.stream().allMatch(Constancy::isConstant);
    }

    private static boolean areConstant(CallArguments arguments) {
        return areConstant(arguments.positional())
                && arguments.named().stream().allMatch(argument -> isConstant(argument.value()))
                && isConstant(arguments.morePositional())
                && isConstant(arguments.moreNamed());
    }
}
