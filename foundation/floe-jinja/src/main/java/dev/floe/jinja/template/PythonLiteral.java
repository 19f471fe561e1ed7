package dev.floe.jinja.template;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.syntax.Expression;
import dev.floe.jinja.syntax.Source;
import dev.floe.jinja.syntax.Statement;
import dev.floe.jinja.syntax.Syntax;
import dev.floe.jinja.syntax.TemplateParser;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Python's {@code ast.literal_eval}: literals of strings, numbers, booleans, None, lists, tuples and dicts; nothing else.
 * They are read with the expressions of templates, which write them as Python does.
 */
final class PythonLiteral {
    /** How templates may write these, and Python not. */
    private static final Set<String> NOT_PYTHON = Set.of("true", "false", "none");

    private PythonLiteral() {}

    static Optional<Value> read(String text) {
        String literal = text.strip();
        if (literal.isEmpty() || NOT_PYTHON.contains(literal)) {
            return Optional.empty();
        }
        try {
            List<Statement> body = TemplateParser.parse(new Source("literal", "{{ " + literal + "\n}}"), Syntax.JINJA)
                    .body();
            if (body.size() == 1 && body.getFirst() instanceof Statement.Output output && isLiteral(output.value())) {
                return Optional.of(Literals.evaluate(output.value()));
            }
            return Optional.empty();
        } catch (TemplateException notALiteral) {
            return Optional.empty();
        }
    }

    private static boolean isLiteral(Expression expression) {
        return switch (expression) {
            case Expression.Constant _ -> true;
            case Expression.ListLiteral list -> list.elements().stream().allMatch(PythonLiteral::isLiteral);
            case Expression.TupleLiteral tuple -> tuple.elements().stream().allMatch(PythonLiteral::isLiteral);
            case Expression.DictLiteral dict ->
                dict.pairs().stream().allMatch(pair -> isLiteral(pair.key()) && isLiteral(pair.value()));
            case Expression.Negation negation -> isNumber(negation.operand());
            case Expression.Plus plus -> isNumber(plus.operand());
            default -> false;
        };
    }

    private static boolean isNumber(Expression expression) {
        return expression instanceof Expression.Constant constant
                && (constant.value() instanceof dev.floe.jinja.value.IntValue
                        || constant.value() instanceof dev.floe.jinja.value.FloatValue);
    }
}
