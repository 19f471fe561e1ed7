package dev.floe.jinja.syntax;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.syntax.Statement.Assignment;
import dev.floe.jinja.syntax.Statement.Branch;
import dev.floe.jinja.syntax.Statement.Recursion;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads templates into syntax trees. */
public final class TemplateParser {
    private static final int MAXIMUM_DEPTH = 100;

    private final TokenStream stream;
    private final ExpressionParser expressions;
    private final MacroParser macros;
    private final Syntax syntax;
    /** The tags that would close the blocks which are open, outermost first. */
    private final Deque<Set<String>> open = new ArrayDeque<>();

    private TemplateParser(Source source, Syntax syntax) {
        this.stream = new TokenStream(source);
        this.expressions = new ExpressionParser(stream);
        this.macros = new MacroParser(stream, expressions, this::bodyUntil);
        this.syntax = syntax;
    }

    /**
     * Reads a template.
     *
     * @throws TemplateException of kind SYNTAX, with its place, where it is none
     */
    public static TemplateTree parse(Source source, Syntax syntax) {
        TemplateParser parser = new TemplateParser(source, syntax);
        try {
            List<Statement> body = parser.body();
            return new TemplateTree(source, body);
        } catch (StackOverflowError tooDeep) {
            throw source.error(0, "the template is nested too deeply");
        }
    }

    private List<Statement> body() {
        if (open.size() > MAXIMUM_DEPTH) {
            throw stream.error("blocks are nested more than " + MAXIMUM_DEPTH + " deep");
        }
        List<Statement> statements = new ArrayList<>();
        while (true) {
            Token token = stream.current();
            switch (token.type()) {
                case DATA -> statements.add(new Statement.Text(stream.take().text(), token.offset()));
                case OUTPUT_BEGIN -> {
                    stream.take();
                    statements.add(new Statement.Output(expressions.expressionOrTuple(), token.offset()));
                    stream.expect(TokenType.OUTPUT_END);
                }
                case BLOCK_BEGIN -> {
                    if (isClosing(stream.following())) {
                        return statements;
                    }
                    stream.take();
                    statement().ifPresent(statements::add);
                }
                default -> {
                    if (!open.isEmpty()) {
                        throw stream.error("Unexpected end of template. Jinja was looking for the following tags: "
                                + quoted(open.getLast()));
                    }
                    return statements;
                }
            }
        }
    }

    private boolean isClosing(Token token) {
        return token.is(TokenType.NAME) && !open.isEmpty() && open.getLast().contains(token.text());
    }

    /** The statements up to one of the tags, which becomes the current token. */
    private List<Statement> bodyUntil(Set<String> ends) {
        stream.expect(TokenType.BLOCK_END);
        open.addLast(ends);
        try {
            List<Statement> statements = body();
            stream.expect(TokenType.BLOCK_BEGIN);
            return statements;
        } finally {
            open.removeLast();
        }
    }

    private List<Statement> bodyThrough(String end) {
        List<Statement> statements = bodyUntil(Set.of(end));
        stream.take();
        return statements;
    }

    private Optional<Statement> statement() {
        Token tag = stream.expect(TokenType.NAME);
        int offset = tag.offset();
        Optional<Statement> statement =
                switch (tag.text()) {
                    case "if" -> Optional.of(ifStatement(offset));
                    case "for" -> Optional.of(forStatement(offset));
                    case "set" -> Optional.of(set(offset));
                    case "do" -> Optional.of(new Statement.Do(expressions.expressionOrTuple(), offset));
                    case "print" -> Optional.of(new Statement.Output(expressions.expressionOrTuple(), offset));
                    case "macro" -> Optional.of(macros.macro(offset));
                    case "call" -> Optional.of(macros.callBlock(offset));
                    case "filter" -> Optional.of(filterBlock(offset));
                    case "with" -> Optional.of(with(offset));
                    case "break" -> Optional.of(new Statement.Break(offset));
                    case "continue" -> Optional.of(new Statement.Continue(offset));
                    default -> dbtStatement(tag);
                };
        stream.expect(TokenType.BLOCK_END);
        return statement;
    }

    private Optional<Statement> dbtStatement(Token tag) {
        if (syntax == Syntax.DBT) {
            Optional<Statement> block = macros.dbtBlock(tag);
            if (block.isPresent()) {
                return block;
            }
        }
        throw unknownTag(tag);
    }

    private TemplateException unknownTag(Token tag) {
        StringBuilder message = new StringBuilder("Encountered unknown tag '" + tag.text() + "'.");
        if (!open.isEmpty()) {
            message.append(" Jinja was looking for the following tags: ").append(quoted(open.getLast()));
        }
        return stream.source().error(tag.offset(), message.toString());
    }

    private static String quoted(Set<String> names) {
        return String.join(
                " or ", names.stream().sorted().map(name -> "'" + name + "'").toList());
    }

    private Statement ifStatement(int offset) {
        List<Branch> branches = new ArrayList<>();
        List<Statement> otherwise = List.of();
        while (true) {
            Expression condition = expressions.plainExpressionOrTuple(token -> false);
            branches.add(new Branch(condition, bodyUntil(Set.of("elif", "else", "endif"))));
            Token next = stream.take();
            if (next.isName("else")) {
                otherwise = bodyThrough("endif");
                break;
            }
            if (next.isName("endif")) {
                break;
            }
        }
        return new Statement.If(branches, otherwise, offset);
    }

    private Statement forStatement(int offset) {
        Target target = expressions.target(token -> token.isName("in"));
        stream.expectName("in");
        Expression iterable = expressions.plainExpressionOrTuple(token -> token.isName("recursive"));
        Optional<Expression> condition =
                stream.skipName("if") ? Optional.of(expressions.expression()) : Optional.empty();
        Recursion recursion = stream.skipName("recursive") ? Recursion.RECURSIVE : Recursion.NONE;
        List<Statement> body = bodyUntil(Set.of("endfor", "else"));
        List<Statement> otherwise = stream.take().isName("else") ? bodyThrough("endfor") : List.of();
        return new Statement.For(target, iterable, condition, recursion, body, otherwise, offset);
    }

    private Statement set(int offset) {
        Target target = assignmentTarget();
        if (stream.skipOperator("=")) {
            return new Statement.Set(target, expressions.expressionOrTuple(), offset);
        }
        Optional<Expression.Filtered> filter = Optional.empty();
        if (stream.current().isOperator("|")) {
            filter = Optional.of((Expression.Filtered) expressions.filters(Optional.empty()));
        }
        return new Statement.SetBlock(target, filter, bodyThrough("endset"), offset);
    }

    private Target assignmentTarget() {
        if (stream.current().is(TokenType.NAME) && stream.following().isOperator(".")) {
            int offset = stream.offset();
            String namespace = stream.expectAnyName();
            stream.expectOperator(".");
            return new Target.NamespaceAttribute(namespace, stream.expectAnyName(), offset);
        }
        return expressions.target(token -> token.isOperator("="));
    }

    private Statement filterBlock(int offset) {
        Expression.Filtered first = expressions.filter(Optional.empty());
        Expression.Filtered all = (Expression.Filtered) expressions.filters(Optional.of(first));
        return new Statement.FilterBlock(all, bodyThrough("endfilter"), offset);
    }

    private Statement with(int offset) {
        List<Assignment> assignments = new ArrayList<>();
        while (!stream.current().is(TokenType.BLOCK_END)) {
            if (!assignments.isEmpty()) {
                stream.expectOperator(",");
            }
            Target target = expressions.target(token -> token.isOperator("="));
            stream.expectOperator("=");
            assignments.add(new Assignment(target, expressions.expression()));
        }
        return new Statement.With(assignments, bodyThrough("endwith"), offset);
    }
}
