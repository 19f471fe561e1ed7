package dev.floe.jinja.syntax;

/** The kinds of tokens, with the words in which errors speak of them. */
enum TokenType {
    DATA("template data"),
    OUTPUT_BEGIN("begin of print statement"),
    OUTPUT_END("end of print statement"),
    BLOCK_BEGIN("begin of statement block"),
    BLOCK_END("end of statement block"),
    NAME("name"),
    STRING("string"),
    INTEGER("integer"),
    FLOAT("float"),
    OPERATOR("operator"),
    END("end of template");

    private final String words;

    TokenType(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
