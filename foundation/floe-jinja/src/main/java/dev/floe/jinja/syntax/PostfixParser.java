package dev.floe.jinja.syntax;

import dev.floe.jinja.syntax.Expression.CallArguments;
import dev.floe.jinja.syntax.Expression.NamedArgument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what follows an expression: attributes, subscripts, calls, filters, tests. */
final class PostfixParser {
    private final TokenStream stream;
    private final ExpressionParser expressions;
    private final PrimaryParser primaries;

    PostfixParser(TokenStream stream, ExpressionParser expressions, PrimaryParser primaries) {
        this.stream = stream;
        this.expressions = expressions;
        this.primaries = primaries;
    }

    /** Attributes, subscripts and calls after an expression. */
    Expression postfix(Expression start) {
        Expression expression = start;
        while (stream.current().is(TokenType.OPERATOR)) {
            switch (stream.current().text()) {
                case "." -> expression = attribute(expression);
                case "[" -> expression = subscript(expression);
                case "(" -> expression = call(expression);
                default -> {
                    return expression;
                }
            }
        }
        return expression;
    }

    /** Filters, tests and calls of their results, after an expression. */
    Expression filtersAndTests(Expression start) {
        Expression expression = start;
        while (true) {
            if (stream.current().isOperator("|")) {
                expression = filters(Optional.of(expression));
            } else if (stream.current().isName("is")) {
                expression = test(expression);
            } else if (stream.current().isOperator("(")) {
                expression = call(expression);
            } else {
                return expression;
            }
        }
    }

    private Expression attribute(Expression value) {
        int offset = stream.offset();
        stream.expectOperator(".");
        Token name = stream.take();
        return switch (name.type()) {
            case NAME -> new Expression.Attribute(value, name.text(), offset);
            case INTEGER ->
                new Expression.Item(
                        value, new Expression.Constant(NumberLiterals.integer(name.text()), name.offset()), offset);
            default -> throw stream.source().error(name.offset(), "expected name or number");
        };
    }

    private Expression subscript(Expression value) {
        int offset = stream.offset();
        stream.expectOperator("[");
        List<Expression> keys = new ArrayList<>();
        Optional<Expression> slice = Optional.empty();
        while (!stream.current().isOperator("]")) {
            if (!keys.isEmpty() || slice.isPresent()) {
                stream.expectOperator(",");
            }
            Optional<Expression> start =
                    stream.current().isOperator(":") ? Optional.empty() : Optional.of(expressions.expression());
            if (stream.current().isOperator(":")) {
                slice = Optional.of(slice(value, start, offset));
            } else {
                keys.add(start.orElseThrow());
            }
        }
        stream.expectOperator("]");
        if (slice.isPresent()) {
            return slice.get();
        }
        if (keys.isEmpty()) {
            throw stream.source().error(offset, "expected subscript expression");
        }
        return new Expression.Item(
                value, keys.size() == 1 ? keys.getFirst() : new Expression.TupleLiteral(keys, offset), offset);
    }

    private Expression slice(Expression value, Optional<Expression> start, int offset) {
        stream.expectOperator(":");
        Optional<Expression> stop = bound();
        Optional<Expression> step = stream.skipOperator(":") ? bound() : Optional.empty();
        return new Expression.Slice(value, start, stop, step, offset);
    }

    private Optional<Expression> bound() {
        Token token = stream.current();
        boolean isAbsent = token.isOperator(":") || token.isOperator("]") || token.isOperator(",");
        return isAbsent ? Optional.empty() : Optional.of(expressions.expression());
    }

    /** A call, its callee read already. */
    Expression.Call call(Expression callee) {
        int offset = stream.offset();
        return new Expression.Call(callee, arguments(), offset);
    }

    private CallArguments arguments() {
        stream.expectOperator("(");
        List<Expression> positional = new ArrayList<>();
        List<NamedArgument> named = new ArrayList<>();
        Optional<Expression> morePositional = Optional.empty();
        Optional<Expression> moreNamed = Optional.empty();
        boolean isFirst = true;
        while (!stream.current().isOperator(")")) {
            if (!isFirst) {
                stream.expectOperator(",");
                if (stream.current().isOperator(")")) {
                    break;
                }
            }
            isFirst = false;
            if (stream.current().isOperator("*")) {
                require(morePositional.isEmpty() && moreNamed.isEmpty());
                stream.take();
                morePositional = Optional.of(expressions.expression());
            } else if (stream.current().isOperator("**")) {
                require(moreNamed.isEmpty());
                stream.take();
                moreNamed = Optional.of(expressions.expression());
            } else if (stream.current().is(TokenType.NAME) && stream.following().isOperator("=")) {
                require(moreNamed.isEmpty());
                String name = stream.take().text();
                stream.expectOperator("=");
                named.add(new NamedArgument(name, expressions.expression()));
            } else {
                require(morePositional.isEmpty() && moreNamed.isEmpty() && named.isEmpty());
                positional.add(expressions.expression());
            }
        }
        stream.expectOperator(")");
        return new CallArguments(positional, named, morePositional, moreNamed);
    }

    private void require(boolean holds) {
        if (!holds) {
            throw stream.error("invalid syntax for function call expression");
        }
    }

    /** {@code | name | name(...)}, on a value or on the body of a block. */
    Expression filters(Optional<Expression> input) {
        Optional<Expression> filtered = input;
        while (stream.current().isOperator("|")) {
            stream.take();
            filtered = Optional.of(filter(filtered));
        }
        return filtered.orElseThrow();
    }

    /** One filter, at its name. */
    Expression.Filtered filter(Optional<Expression> input) {
        int offset = stream.offset();
        String name = dottedName();
        CallArguments arguments = stream.current().isOperator("(") ? arguments() : CallArguments.NONE;
        return new Expression.Filtered(input, name, arguments, offset);
    }

    private String dottedName() {
        StringBuilder name = new StringBuilder(stream.expectAnyName());
        while (stream.skipOperator(".")) {
            name.append('.').append(stream.expectAnyName());
        }
        return name.toString();
    }

    private Expression test(Expression input) {
        int offset = stream.offset();
        stream.expectName("is");
        boolean isNegated = stream.skipName("not");
        String name = dottedName();
        CallArguments arguments = CallArguments.NONE;
        if (stream.current().isOperator("(")) {
            arguments = arguments();
        } else if (startsTestArgument()) {
            if (stream.current().isName("is")) {
                throw stream.error("You cannot chain multiple tests with is");
            }
            arguments = new CallArguments(
                    List.of(postfix(primaries.primary())), List.of(), Optional.empty(), Optional.empty());
        }
        Expression tested = new Expression.Tested(input, name, arguments, offset);
        return isNegated ? new Expression.Not(tested, offset) : tested;
    }

    private boolean startsTestArgument() {
        Token token = stream.current();
        return switch (token.type()) {
            case NAME -> !token.isName("else") && !token.isName("or") && !token.isName("and");
            case STRING, INTEGER, FLOAT -> true;
            case OPERATOR -> token.isOperator("[") || token.isOperator("{");
            case DATA, OUTPUT_BEGIN, OUTPUT_END, BLOCK_BEGIN, BLOCK_END, END -> false;
        };
    }
}
