package dev.floe.jinja.template;

import dev.floe.jinja.operation.Arithmetic;
import dev.floe.jinja.operation.Hashable;
import dev.floe.jinja.syntax.Expression;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.Value;

/** The values of literals, without an evaluation. */
final class Literals {
    private Literals() {}

    static Value evaluate(Expression expression) {
        return switch (expression) {
            case Expression.Constant constant -> constant.value();
            case Expression.ListLiteral list ->
                ListValue.of(list.elements().stream().map(Literals::evaluate).toList());
            case Expression.TupleLiteral tuple ->
                TupleValue.of(tuple.elements().stream().map(Literals::evaluate).toList());
            case Expression.DictLiteral literal -> {
                DictValue dict = DictValue.empty();
                literal.pairs().forEach(pair -> dict.entries()
                        .put(Hashable.require(evaluate(pair.key())), evaluate(pair.value())));
                yield dict;
            }
            case Expression.Negation negation -> Arithmetic.negate(evaluate(negation.operand()));
            case Expression.Plus plus -> Arithmetic.plus(evaluate(plus.operand()));
            default -> throw new IllegalStateException("Not a literal: " + expression);
        };
    }
}
