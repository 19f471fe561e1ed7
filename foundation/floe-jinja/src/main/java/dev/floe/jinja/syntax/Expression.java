package dev.floe.jinja.syntax;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.operation.Comparison;
import dev.floe.jinja.value.HostValue.Operation;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.Optional;

/** A part of a template that has a value. Each knows the offset in the source at which it starts. */
public sealed interface Expression {
    int offset();

    /** A literal. */
    record Constant(Value value, int offset) implements Expression {
        public Constant {
            requireNonNull(value, "value is null");
        }
    }

    /** A name that is looked up. */
    record Name(String name, int offset) implements Expression {
        public Name {
            requireNonNull(name, "name is null");
        }
    }

    /** {@code (a, b)}. */
    record TupleLiteral(List<Expression> elements, int offset) implements Expression {
        public TupleLiteral {
            elements = List.copyOf(elements);
        }
    }

    /** {@code [a, b]}. */
    record ListLiteral(List<Expression> elements, int offset) implements Expression {
        public ListLiteral {
            elements = List.copyOf(elements);
        }
    }

    /** {@code {a: b}}. */
    record DictLiteral(List<Pair> pairs, int offset) implements Expression {
        public DictLiteral {
            pairs = List.copyOf(pairs);
        }
    }

    /** One entry of a dict literal. */
    record Pair(Expression key, Expression value) {}

    /** {@code then if condition else otherwise}. */
    record Conditional(Expression condition, Expression then, Optional<Expression> otherwise, int offset)
            implements Expression {}

    /** {@code left + right} and the other arithmetic. */
    record Binary(Operation operation, Expression left, Expression right, int offset) implements Expression {}

    /** {@code a ~ b ~ c}. */
    record Concatenation(List<Expression> parts, int offset) implements Expression {
        public Concatenation {
            parts = List.copyOf(parts);
        }
    }

    /** {@code a < b <= c}: each comparison is made with the value before it. */
    record ComparisonChain(Expression first, List<Comparand> rest, int offset) implements Expression {
        public ComparisonChain {
            rest = List.copyOf(rest);
        }
    }

    /** One comparison of a chain. */
    record Comparand(Comparator comparator, Expression operand) {}

    /** What a comparison asks. */
    sealed interface Comparator {
        /** {@code ==} and {@code !=}. */
        enum Equality implements Comparator {
            EQUAL,
            NOT_EQUAL
        }

        /** {@code in} and {@code not in}. */
        enum Membership implements Comparator {
            IN,
            NOT_IN
        }

        /** {@code <} and its like. */
        record Ordering(Comparison.Order order) implements Comparator {}
    }

    /** {@code not a}. */
    record Not(Expression operand, int offset) implements Expression {}

    /** {@code -a}. */
    record Negation(Expression operand, int offset) implements Expression {}

    /** {@code +a}. */
    record Plus(Expression operand, int offset) implements Expression {}

    /** {@code a and b}. */
    record And(Expression left, Expression right, int offset) implements Expression {}

    /** {@code a or b}. */
    record Or(Expression left, Expression right, int offset) implements Expression {}

    /** {@code callee(arguments)}. */
    record Call(Expression callee, CallArguments arguments, int offset) implements Expression {}

    /** The arguments of a call, a filter or a test. */
    record CallArguments(
            List<Expression> positional,
            List<NamedArgument> named,
            Optional<Expression> morePositional,
            Optional<Expression> moreNamed) {
        static final CallArguments NONE = new CallArguments(List.of(), List.of(), Optional.empty(), Optional.empty());

        public CallArguments {
            positional = List.copyOf(positional);
            named = List.copyOf(named);
        }
    }

    /** {@code name=value}. */
    record NamedArgument(String name, Expression value) {}

    /** {@code input | name(arguments)}; without an input it filters the body of a block. */
    record Filtered(Optional<Expression> input, String name, CallArguments arguments, int offset)
            implements Expression {}

    /** {@code input is name(arguments)}. */
    record Tested(Expression input, String name, CallArguments arguments, int offset) implements Expression {}

    /** {@code value.name}. */
    record Attribute(Expression value, String name, int offset) implements Expression {}

    /** {@code value[key]}. */
    record Item(Expression value, Expression key, int offset) implements Expression {}

    /** {@code value[start:stop:step]}. */
    record Slice(
            Expression value,
            Optional<Expression> start,
            Optional<Expression> stop,
            Optional<Expression> step,
            int offset)
            implements Expression {}
}
