package dev.floe.jinja.syntax;

import dev.floe.jinja.operation.Comparison.Order;
import dev.floe.jinja.syntax.Expression.Comparand;
import dev.floe.jinja.syntax.Expression.Comparator;
import dev.floe.jinja.value.HostValue.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Reads expressions, with the precedences of Jinja2. */
final class ExpressionParser {
    private static final int MAXIMUM_DEPTH = 200;

    private final TokenStream stream;
    private final PrimaryParser primaries;
    private final PostfixParser postfixes;
    private int depth;

    ExpressionParser(TokenStream stream) {
        this.stream = stream;
        this.primaries = new PrimaryParser(stream, this);
        this.postfixes = new PostfixParser(stream, this, primaries);
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

    /** What stands in parentheses: one expression, or a tuple, which may be empty. */
    Expression parenthesized() {
        stream.expectOperator("(");
        Expression inner = tuple(this::expression, token -> false, Parentheses.PRESENT);
        stream.expectOperator(")");
        return inner;
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
        Expression expression = tuple(primaries::primary, isEnd, Parentheses.ABSENT);
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

    /** A call, its callee read already. */
    Expression.Call call(Expression callee) {
        return postfixes.call(callee);
    }

    /** {@code | name | name(...)}, on a value or on the body of a block. */
    Expression filters(Optional<Expression> input) {
        return postfixes.filters(input);
    }

    /** One filter, at its name. */
    Expression.Filtered filter(Optional<Expression> input) {
        return postfixes.filter(input);
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
        return postfixes.filtersAndTests(unary());
    }

    private Expression unary() {
        int offset = stream.offset();
        if (stream.skipOperator("-")) {
            return postfixes.postfix(new Expression.Negation(nested(this::unary), offset));
        }
        if (stream.skipOperator("+")) {
            return postfixes.postfix(new Expression.Plus(nested(this::unary), offset));
        }
        return postfixes.postfix(primaries.primary());
    }
}
