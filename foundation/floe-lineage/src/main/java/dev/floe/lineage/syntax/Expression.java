package dev.floe.lineage.syntax;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** What gives a value. Offsets count characters of the SQL from its start. */
public sealed interface Expression {
    /** A name, with the names before its dots. */
    record Column(List<String> path, int offset) implements Expression {
        public Column {
            path = List.copyOf(path);
        }

        public String name() {
            return path.getLast();
        }
    }

    /**
     * A call of a function.
     *
     * @param name in lower case
     * @param conditions of {@code filter}
     * @param order in which an aggregate takes its rows
     */
    record Call(
            String name,
            List<Expression> arguments,
            List<Expression> conditions,
            List<Expression> order,
            Optional<Window> over,
            int offset)
            implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
            conditions = List.copyOf(conditions);
            order = List.copyOf(order);
            requireNonNull(over, "over is null");
        }
    }

    /** One of several values, by conditions. */
    record Choice(List<Expression> conditions, List<Expression> results) implements Expression {
        public Choice {
            conditions = List.copyOf(conditions);
            results = List.copyOf(results);
        }
    }

    /** A query inside of an expression. */
    record Nested(Query query, Role role) implements Expression {}

    /** A value as one of another type. */
    record Cast(Expression operand, String type) implements Expression {}

    /** A value that is written out. */
    record Literal(Optional<String> type, Optional<Integer> ordinal) implements Expression {
        public static final Literal OTHER = new Literal(Optional.empty(), Optional.empty());

        public static Literal of(String type) {
            return new Literal(Optional.of(type), Optional.empty());
        }
    }

    /** Whatever else is made of values. */
    record Operation(Result result, List<Expression> operands) implements Expression {
        public Operation {
            operands = List.copyOf(operands);
        }
    }

    /** An expression with names of its own. */
    record Lambda(List<String> parameters, Expression body) implements Expression {
        public Lambda {
            parameters = List.copyOf(parameters);
        }
    }

    /** Columns that a star stands for, as arguments. */
    record AllColumns(List<String> qualifier) implements Expression {
        public AllColumns {
            qualifier = List.copyOf(qualifier);
        }
    }

    /** What a query inside of an expression is asked for. */
    enum Role {
        VALUE,
        /** Whether there are rows. */
        EXISTENCE
    }

    /** What is known of a result without a look at the operands. */
    enum Result {
        TRUTH,
        TEXT,
        ANY
    }
}
