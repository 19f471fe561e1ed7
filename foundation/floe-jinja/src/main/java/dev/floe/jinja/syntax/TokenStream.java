package dev.floe.jinja.syntax;

import dev.floe.jinja.error.TemplateException;
import java.util.List;

/** The tokens of a template, one after the other, with a look at the next one. */
final class TokenStream {
    private final Source source;
    private final List<Token> tokens;
    private int next;

    TokenStream(Source source) {
        this.source = source;
        this.tokens = Lexer.tokens(source);
    }

    Source source() {
        return source;
    }

    Token current() {
        return tokens.get(next);
    }

    /** The token after the current one. */
    Token following() {
        return tokens.get(Math.min(next + 1, tokens.size() - 1));
    }

    int offset() {
        return current().offset();
    }

    Token take() {
        Token token = current();
        if (!token.is(TokenType.END)) {
            next++;
        }
        return token;
    }

    boolean skipOperator(String sign) {
        boolean isThere = current().isOperator(sign);
        if (isThere) {
            next++;
        }
        return isThere;
    }

    boolean skipName(String name) {
        boolean isThere = current().isName(name);
        if (isThere) {
            next++;
        }
        return isThere;
    }

    Token expect(TokenType type) {
        if (!current().is(type)) {
            throw expected(type.words());
        }
        return take();
    }

    void expectOperator(String sign) {
        if (!skipOperator(sign)) {
            throw expected(sign);
        }
    }

    void expectName(String name) {
        if (!skipName(name)) {
            throw expected(name);
        }
    }

    String expectAnyName() {
        return expect(TokenType.NAME).text();
    }

    private TemplateException expected(String what) {
        if (current().is(TokenType.END)) {
            return error("unexpected end of template, expected '" + what + "'");
        }
        return error("expected token '" + what + "', got '" + current().description() + "'");
    }

    TemplateException error(String message) {
        return source.error(offset(), message);
    }
}
