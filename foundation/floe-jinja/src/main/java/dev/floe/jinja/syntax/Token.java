package dev.floe.jinja.syntax;

/**
 * The smallest unit of a template.
 *
 * @param text the text of data, the name, the operator's sign, the unescaped string, the digits of a number
 * @param offset where it starts in the source
 */
record Token(TokenType type, String text, int offset) {
    boolean is(TokenType wanted) {
        return type == wanted;
    }

    boolean isOperator(String sign) {
        return type == TokenType.OPERATOR && text.equals(sign);
    }

    boolean isName(String name) {
        return type == TokenType.NAME && text.equals(name);
    }

    /** How an error names this token. */
    String description() {
        return switch (type) {
            case NAME, OPERATOR -> text;
            case DATA, OUTPUT_BEGIN, OUTPUT_END, BLOCK_BEGIN, BLOCK_END, STRING, INTEGER, FLOAT, END -> type.words();
        };
    }
}
