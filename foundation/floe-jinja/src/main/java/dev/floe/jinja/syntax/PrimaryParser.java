package dev.floe.jinja.syntax;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import java.util.ArrayList;
import java.util.List;

/** Reads literals and names, from which expressions are made. */
final class PrimaryParser {
    private final TokenStream stream;
    private final ExpressionParser expressions;

    PrimaryParser(TokenStream stream, ExpressionParser expressions) {
        this.stream = stream;
        this.expressions = expressions;
    }

    /** A literal, a name, or what is in parentheses. */
    Expression primary() {
        Token token = stream.current();
        return switch (token.type()) {
            case NAME -> {
                stream.take();
                yield switch (token.text()) {
                    case "true", "True" -> new Expression.Constant(BoolValue.TRUE, token.offset());
                    case "false", "False" -> new Expression.Constant(BoolValue.FALSE, token.offset());
                    case "none", "None" -> new Expression.Constant(NoneValue.NONE, token.offset());
                    default -> new Expression.Name(token.text(), token.offset());
                };
            }
            case STRING -> strings();
            case INTEGER ->
                new Expression.Constant(NumberLiterals.integer(stream.take().text()), token.offset());
            case FLOAT ->
                new Expression.Constant(NumberLiterals.fraction(stream.take().text()), token.offset());
            case OPERATOR ->
                switch (token.text()) {
                    case "(" -> expressions.parenthesized();
                    case "[" -> list();
                    case "{" -> dict();
                    default -> throw unexpected(token);
                };
            case DATA, OUTPUT_BEGIN, OUTPUT_END, BLOCK_BEGIN, BLOCK_END, END -> throw unexpected(token);
        };
    }

    private TemplateException unexpected(Token token) {
        return stream.error("unexpected '" + token.description() + "'");
    }

    private Expression strings() {
        int offset = stream.offset();
        StringBuilder text = new StringBuilder();
        while (stream.current().is(TokenType.STRING)) {
            text.append(stream.take().text());
        }
        return new Expression.Constant(StringValue.of(text.toString()), offset);
    }

    private Expression list() {
        int offset = stream.offset();
        stream.expectOperator("[");
        List<Expression> elements = new ArrayList<>();
        while (!stream.current().isOperator("]")) {
            if (!elements.isEmpty()) {
                stream.expectOperator(",");
            }
            if (stream.current().isOperator("]")) {
                break;
            }
            elements.add(expressions.expression());
        }
        stream.expectOperator("]");
        return new Expression.ListLiteral(elements, offset);
    }

    private Expression dict() {
        int offset = stream.offset();
        stream.expectOperator("{");
        List<Expression.Pair> pairs = new ArrayList<>();
        while (!stream.current().isOperator("}")) {
            if (!pairs.isEmpty()) {
                stream.expectOperator(",");
            }
            if (stream.current().isOperator("}")) {
                break;
            }
            Expression key = expressions.expression();
            stream.expectOperator(":");
            pairs.add(new Expression.Pair(key, expressions.expression()));
        }
        stream.expectOperator("}");
        return new Expression.DictLiteral(pairs, offset);
    }
}
