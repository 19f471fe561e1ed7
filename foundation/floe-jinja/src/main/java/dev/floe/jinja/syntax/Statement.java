package dev.floe.jinja.syntax;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** A part of a template that does something. */
public sealed interface Statement {
    int offset();

    /** Text that stands outside of all tags. */
    record Text(String text, int offset) implements Statement {
        public Text {
            requireNonNull(text, "text is null");
        }
    }

    /** <code>{{ value }}</code>. */
    record Output(Expression value, int offset) implements Statement {}

    /** <code>{% if %}</code>, with its elifs. */
    record If(List<Branch> branches, List<Statement> otherwise, int offset) implements Statement {
        public If {
            branches = List.copyOf(branches);
            otherwise = List.copyOf(otherwise);
        }
    }

    /** A condition and what it guards. */
    record Branch(Expression condition, List<Statement> body) {
        public Branch {
            body = List.copyOf(body);
        }
    }

    /** <code>{% for %}</code>. */
    record For(
            Target target,
            Expression iterable,
            Optional<Expression> condition,
            Recursion recursion,
            List<Statement> body,
            List<Statement> otherwise,
            int offset)
            implements Statement {
        public For {
            body = List.copyOf(body);
            otherwise = List.copyOf(otherwise);
        }
    }

    /** Whether a loop may be called again on the children of an element. */
    enum Recursion {
        NONE,
        RECURSIVE
    }

    /** <code>{% set target = value %}</code>. */
    record Set(Target target, Expression value, int offset) implements Statement {}

    /** <code>{% set target %}body{% endset %}</code>. */
    record SetBlock(Target target, Optional<Expression.Filtered> filter, List<Statement> body, int offset)
            implements Statement {
        public SetBlock {
            body = List.copyOf(body);
        }
    }

    /** <code>{% do value %}</code>. */
    record Do(Expression value, int offset) implements Statement {}

    /** <code>{% macro name(parameters) %}</code>, and the blocks of dbt that are macros of another name. */
    record Macro(String name, List<Parameter> parameters, List<Statement> body, int offset) implements Statement {
        public Macro {
            requireNonNull(name, "name is null");
            parameters = List.copyOf(parameters);
            body = List.copyOf(body);
        }
    }

    /**
     * A parameter of a macro.
     *
     * @param type the text of its annotation, as {@code list[string]}
     */
    record Parameter(String name, Optional<String> type, Optional<Expression> fallback, int offset) {}

    /** <code>{% call(parameters) callee(arguments) %}</code>. */
    record CallBlock(Expression.Call call, List<Parameter> parameters, List<Statement> body, int offset)
            implements Statement {
        public CallBlock {
            parameters = List.copyOf(parameters);
            body = List.copyOf(body);
        }
    }

    /** <code>{% filter name %}</code>. */
    record FilterBlock(Expression.Filtered filter, List<Statement> body, int offset) implements Statement {
        public FilterBlock {
            body = List.copyOf(body);
        }
    }

    /** <code>{% with a = 1 %}</code>. */
    record With(List<Assignment> assignments, List<Statement> body, int offset) implements Statement {
        public With {
            assignments = List.copyOf(assignments);
            body = List.copyOf(body);
        }
    }

    /** One assignment of a {@code with}. */
    record Assignment(Target target, Expression value) {}

    /** <code>{% break %}</code>. */
    record Break(int offset) implements Statement {}

    /** <code>{% continue %}</code>. */
    record Continue(int offset) implements Statement {}
}
