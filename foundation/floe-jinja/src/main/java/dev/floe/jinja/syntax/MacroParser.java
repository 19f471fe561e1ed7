package dev.floe.jinja.syntax;

import dev.floe.jinja.syntax.Statement.Parameter;
import dev.floe.jinja.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads macros, the blocks of dbt that are macros of another name, and the blocks that call one. */
final class MacroParser {
    /** Reads the statements up to one of the tags, which becomes the current token. */
    @FunctionalInterface
    interface BodyParser {
        List<Statement> bodyUntil(Set<String> ends);
    }

    private final TokenStream stream;
    private final ExpressionParser expressions;
    private final BodyParser bodies;

    MacroParser(TokenStream stream, ExpressionParser expressions, BodyParser bodies) {
        this.stream = stream;
        this.expressions = expressions;
        this.bodies = bodies;
    }

    Statement macro(int offset) {
        String name = stream.expectAnyName();
        List<Parameter> parameters = parameters();
        return new Statement.Macro(name, parameters, body("endmacro"), offset);
    }

    Statement callBlock(int offset) {
        List<Parameter> parameters = stream.current().isOperator("(") ? parameters() : List.of();
        Expression called = expressions.expression();
        if (!(called instanceof Expression.Call call)) {
            throw stream.source().error(called.offset(), "expected call");
        }
        return new Statement.CallBlock(call, parameters, body("endcall"), offset);
    }

    /** The block of dbt that the tag opens. */
    Optional<Statement> dbtBlock(Token tag) {
        return switch (tag.text()) {
            case "test", "data_test" -> {
                String name = stream.expectAnyName();
                List<Parameter> parameters = parameters();
                yield Optional.of(
                        new Statement.Macro("test_" + name, parameters, body("end" + tag.text()), tag.offset()));
            }
            case "docs" -> {
                String name = stream.expectAnyName();
                yield Optional.of(new Statement.Macro("dbt_docs__" + name, List.of(), body("enddocs"), tag.offset()));
            }
            case "materialization" -> Optional.of(materialization(tag.offset()));
            default -> Optional.empty();
        };
    }

    private List<Statement> body(String end) {
        List<Statement> statements = bodies.bodyUntil(Set.of(end));
        stream.take();
        return statements;
    }

    /** {@code (a, b: list[string] = none)}. */
    private List<Parameter> parameters() {
        stream.expectOperator("(");
        List<Parameter> parameters = new ArrayList<>();
        while (!stream.current().isOperator(")")) {
            if (!parameters.isEmpty()) {
                stream.expectOperator(",");
                if (stream.current().isOperator(")")) {
                    break;
                }
            }
            parameters.add(parameter(parameters));
        }
        stream.expectOperator(")");
        return parameters;
    }

    private Parameter parameter(List<Parameter> before) {
        Token name = stream.expect(TokenType.NAME);
        Optional<String> type = stream.skipOperator(":") ? Optional.of(type()) : Optional.empty();
        if (stream.skipOperator("=")) {
            return new Parameter(name.text(), type, Optional.of(expressions.expression()), name.offset());
        }
        if (!before.isEmpty() && before.getLast().fallback().isPresent()) {
            throw stream.source().error(name.offset(), "non-default argument follows default argument");
        }
        return new Parameter(name.text(), type, Optional.empty(), name.offset());
    }

    private String type() {
        StringBuilder type = new StringBuilder(stream.expectAnyName());
        if (stream.skipOperator("[")) {
            type.append('[').append(type());
            while (stream.skipOperator(",")) {
                type.append(", ").append(type());
            }
            stream.expectOperator("]");
            type.append(']');
        }
        return type.toString();
    }

    private Statement materialization(int offset) {
        String name = stream.expectAnyName();
        String adapter = "default";
        Optional<Expression> languages = Optional.empty();
        while (stream.skipOperator(",")) {
            Token argument = stream.expect(TokenType.NAME);
            switch (argument.text()) {
                case "default" -> {}
                case "adapter" -> {
                    stream.expectOperator("=");
                    adapter = text(expressions.expression());
                }
                case "supported_languages" -> {
                    stream.expectOperator("=");
                    languages = Optional.of(expressions.expression());
                }
                default ->
                    throw stream.source()
                            .error(
                                    argument.offset(),
                                    "materialization '" + name + "' received unknown argument '" + argument.text()
                                            + "': expected default, adapter or supported_languages");
            }
        }
        Expression supported = languages.orElseGet(() ->
                new Expression.ListLiteral(List.of(new Expression.Constant(StringValue.of("sql"), offset)), offset));
        Parameter parameter = new Parameter("supported_languages", Optional.empty(), Optional.of(supported), offset);
        return new Statement.Macro(
                "materialization_" + name + "_" + adapter, List.of(parameter), body("endmaterialization"), offset);
    }

    private String text(Expression expression) {
        if (expression instanceof Expression.Constant constant && constant.value() instanceof StringValue text) {
            return text.value();
        }
        throw stream.source().error(expression.offset(), "expected the adapter's name as a string");
    }
}
