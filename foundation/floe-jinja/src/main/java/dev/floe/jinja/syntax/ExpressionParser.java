package dev.floe.jinja.syntax;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.operation.Comparison.Order;
import dev.floe.jinja.syntax.Expression.CallArguments;
import dev.floe.jinja.syntax.Expression.Comparand;
import dev.floe.jinja.syntax.Expression.Comparator;
import dev.floe.jinja.syntax.Expression.NamedArgument;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.HostValue.Operation;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Reads expressions, with the precedences of Jinja2. */
final class ExpressionParser {
    private static final int MAXIMUM_DEPTH = 200;

    private final TokenStream stream;
    private int depth;

    ExpressionParser(TokenStream stream) {
        this.stream = stream;
    }

    /** An expression, with {@code a if b else c}. */
    Expression expression() {
        return nested(this::conditional);
    }

    private <T> T nested(Supplier<T> parse) {
        if (++depth > MAXIMUM_DEPTH) {
            throw stream.error("expressions are nested more than " + MAXIMUM_DEPTH + " deep");
        }
        try {
            return parse.get();
        } finally {
            depth--;
        }
    }

    /** An expression, or several with commas between them: a tuple without parentheses. */
    Expression expressionOrTuple() {
        return tuple(this::expression, token -> false, Parentheses.ABSENT);
    }

    /** As {@link #expressionOrTuple}, but without {@code a if b else c}, up to a token that ends it. */
    Expression plainExpressionOrTuple(Predicate<Token> isEnd) {
        return tuple(() -> nested(this::or), isEnd, Parentheses.ABSENT);
    }

    private enum Parentheses {
        PRESENT,
        ABSENT
    }

    private Expression tuple(Supplier<Expression> element, Predicate<Token> isEnd, Parentheses parentheses) {
        int offset = stream.offset();
        List<Expression> elements = new ArrayList<>();
        boolean isTuple = false;
        while (!endsTuple(isEnd)) {
            elements.add(element.get());
            if (!stream.skipOperator(",")) {
                break;
            }
            isTuple = true;
        }
        if (!isTuple) {
            if (!elements.isEmpty()) {
                return elements.getFirst();
            }
            if (parentheses == Parentheses.ABSENT) {
                throw stream.error(
                        "Expected an expression, got '" + stream.current().description() + "'");
            }
        }
        return new Expression.TupleLiteral(elements, offset);
    }

    private boolean endsTuple(Predicate<Token> isEnd) {
        Token token = stream.current();
        return token.is(TokenType.OUTPUT_END)
                || token.is(TokenType.BLOCK_END)
                || token.isOperator(")")
                || isEnd.test(token);
    }

    /** What is assigned to: a name, names with commas or in parentheses. */
    Target target(Predicate<Token> isEnd) {
        Expression expression = tuple(this::primary, isEnd, Parentheses.ABSENT);
        return asTarget(expression);
    }

    private Target asTarget(Expression expression) {
        return switch (expression) {
            case Expression.Name name -> new Target.Variable(name.name(), name.offset());
            case Expression.TupleLiteral tuple ->
                new Target.Unpacking(
                        tuple.elements().stream().map(this::asTarget).toList(), tuple.offset());
            case Expression.ListLiteral list ->
                new Target.Unpacking(
                        list.elements().stream().map(this::asTarget).toList(), list.offset());
            default -> throw stream.source().error(expression.offset(), "can't assign to this: expected a name");
        };
    }

    private Expression conditional() {
        Expression then = or();
        while (stream.current().isName("if")) {
            int offset = stream.take().offset();
            Expression condition = or();
            Optional<Expression> otherwise =
                    stream.skipName("else") ? Optional.of(nested(this::conditional)) : Optional.empty();
            then = new Expression.Conditional(condition, then, otherwise, offset);
        }
        return then;
    }

    private Expression or() {
        Expression left = and();
        while (stream.current().isName("or")) {
            int offset = stream.take().offset();
            left = new Expression.Or(left, and(), offset);
        }
        return left;
    }

    private Expression and() {
        Expression left = not();
        while (stream.current().isName("and")) {
            int offset = stream.take().offset();
            left = new Expression.And(left, not(), offset);
        }
        return left;
    }

    private Expression not() {
        if (stream.current().isName("not")) {
            int offset = stream.take().offset();
            return new Expression.Not(nested(this::not), offset);
        }
        return comparison();
    }

    private Expression comparison() {
        int offset = stream.offset();
        Expression first = sum();
        List<Comparand> rest = new ArrayList<>();
        for (Optional<Comparator> comparator = comparator(); comparator.isPresent(); comparator = comparator()) {
            rest.add(new Comparand(comparator.get(), sum()));
        }
        return rest.isEmpty() ? first : new Expression.ComparisonChain(first, rest, offset);
    }

    private Optional<Comparator> comparator() {
        Token token = stream.current();
        Optional<Comparator> comparator = Optional.empty();
        if (token.is(TokenType.OPERATOR)) {
            comparator = switch (token.text()) {
                case "==" -> Optional.of(Comparator.Equality.EQUAL);
                case "!=" -> Optional.of(Comparator.Equality.NOT_EQUAL);
                case "<" -> Optional.of(new Comparator.Ordering(Order.LESS));
                case "<=" -> Optional.of(new Comparator.Ordering(Order.LESS_OR_EQUAL));
                case ">" -> Optional.of(new Comparator.Ordering(Order.GREATER));
                case ">=" -> Optional.of(new Comparator.Ordering(Order.GREATER_OR_EQUAL));
                default -> Optional.empty();
            };
        } else if (token.isName("in")) {
            comparator = Optional.of(Comparator.Membership.IN);
        } else if (token.isName("not") && stream.following().isName("in")) {
            stream.take();
            comparator = Optional.of(Comparator.Membership.NOT_IN);
        }
        if (comparator.isPresent()) {
            stream.take();
        }
        return comparator;
    }

    private Expression sum() {
        Expression left = concatenation();
        while (stream.current().isOperator("+") || stream.current().isOperator("-")) {
            Token sign = stream.take();
            Operation operation = sign.isOperator("+") ? Operation.ADD : Operation.SUBTRACT;
            left = new Expression.Binary(operation, left, concatenation(), sign.offset());
        }
        return left;
    }

    private Expression concatenation() {
        int offset = stream.offset();
        List<Expression> parts = new ArrayList<>();
        parts.add(product());
        while (stream.skipOperator("~")) {
            parts.add(product());
        }
        return parts.size() == 1 ? parts.getFirst() : new Expression.Concatenation(parts, offset);
    }

    private Expression product() {
        Expression left = power();
        for (Optional<Operation> operation = factor(); operation.isPresent(); operation = factor()) {
            int offset = stream.take().offset();
            left = new Expression.Binary(operation.get(), left, power(), offset);
        }
        return left;
    }

    private Optional<Operation> factor() {
        if (!stream.current().is(TokenType.OPERATOR)) {
            return Optional.empty();
        }
        return switch (stream.current().text()) {
            case "*" -> Optional.of(Operation.MULTIPLY);
            case "/" -> Optional.of(Operation.DIVIDE);
            case "//" -> Optional.of(Operation.FLOOR_DIVIDE);
            case "%" -> Optional.of(Operation.REMAINDER);
            default -> Optional.empty();
        };
    }

    private Expression power() {
        Expression left = filteredUnary();
        while (stream.current().isOperator("**")) {
            int offset = stream.take().offset();
            left = new Expression.Binary(Operation.POWER, left, filteredUnary(), offset);
        }
        return left;
    }

    private Expression filteredUnary() {
        return filtersAndTests(unary());
    }

    private Expression unary() {
        int offset = stream.offset();
        if (stream.skipOperator("-")) {
            return postfix(new Expression.Negation(nested(this::unary), offset));
        }
        if (stream.skipOperator("+")) {
            return postfix(new Expression.Plus(nested(this::unary), offset));
        }
        return postfix(primary());
    }

    private Expression primary() {
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
                    case "(" -> parenthesized();
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

    private Expression parenthesized() {
        stream.expectOperator("(");
        Expression inner = tuple(this::expression, token -> false, Parentheses.PRESENT);
        stream.expectOperator(")");
        return inner;
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
            elements.add(expression());
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
            Expression key = expression();
            stream.expectOperator(":");
            pairs.add(new Expression.Pair(key, expression()));
        }
        stream.expectOperator("}");
        return new Expression.DictLiteral(pairs, offset);
    }

    private Expression postfix(Expression start) {
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

    private Expression filtersAndTests(Expression start) {
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
                    stream.current().isOperator(":") ? Optional.empty() : Optional.of(expression());
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
        return isAbsent ? Optional.empty() : Optional.of(expression());
    }

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
                morePositional = Optional.of(expression());
            } else if (stream.current().isOperator("**")) {
                require(moreNamed.isEmpty());
                stream.take();
                moreNamed = Optional.of(expression());
            } else if (stream.current().is(TokenType.NAME) && stream.following().isOperator("=")) {
                require(moreNamed.isEmpty());
                String name = stream.take().text();
                stream.expectOperator("=");
                named.add(new NamedArgument(name, expression()));
            } else {
                require(morePositional.isEmpty() && moreNamed.isEmpty() && named.isEmpty());
                positional.add(expression());
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
            arguments = new CallArguments(List.of(postfix(primary())), List.of(), Optional.empty(), Optional.empty());
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
