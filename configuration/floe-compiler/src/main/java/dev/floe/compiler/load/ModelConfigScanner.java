package dev.floe.compiler.load;

import dev.floe.compiler.error.CompilerError;
import dev.floe.documents.Located;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.util.Optional;

/**
 * Finds the compute that a model chooses in its own text: {@code {{ config(compute='spark') }}} in SQL,
 * {@code dbt.config(compute="spark")} in Python. Nothing is rendered, so the choice has to be a string literal.
 */
final class ModelConfigScanner {
    /** How {@code config} is called. */
    private enum Language {
        SQL,
        PYTHON
    }

    private final Language language;
    private final String text;
    private final TextPositions positions;
    private final ProblemCollector problems;
    private int at;
    private Optional<Located<String>> found = Optional.empty();

    private ModelConfigScanner(Language language, String path, String text, ProblemCollector problems) {
        this.language = language;
        this.text = text;
        this.positions = new TextPositions(path, text);
        this.problems = problems;
    }

    /** The choice of the last {@code config()} that makes one, as the last wins in dbt. */
    static Optional<Located<String>> computeOfSql(String path, String text, ProblemCollector problems) {
        ModelConfigScanner scanner = new ModelConfigScanner(Language.SQL, path, text, problems);
        scanner.scanTemplate();
        return scanner.found;
    }

    static Optional<Located<String>> computeOfPython(String path, String text, ProblemCollector problems) {
        ModelConfigScanner scanner = new ModelConfigScanner(Language.PYTHON, path, text, problems);
        scanner.scanCode("");
        return scanner.found;
    }

    private void scanTemplate() {
        while (at < text.length()) {
            if (text.startsWith("{#", at)) {
                skipPast("#}");
            } else if (text.startsWith("{{", at)) {
                at += 2;
                scanCode("}}");
            } else if (text.startsWith("{%", at)) {
                at += 2;
                if (isRawBlock()) {
                    skipPast("endraw");
                }
                scanCode("%}");
            } else {
                at++;
            }
        }
    }

    private boolean isRawBlock() {
        int word = at;
        while (word < text.length() && (text.charAt(word) == '-' || Character.isWhitespace(text.charAt(word)))) {
            word++;
        }
        return text.startsWith("raw", word) && word + 3 < text.length() && !isNamePart(text.charAt(word + 3));
    }

    /** Reads code up to its end mark, which does not count within brackets; an empty mark means the end of the text. */
    private void scanCode(String end) {
        int depth = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (depth == 0 && !end.isEmpty() && text.startsWith(end, at)) {
                at += end.length();
                return;
            }
            if (isQuote(c)) {
                skipString();
            } else if (c == '#' && language == Language.PYTHON) {
                skipPast("\n");
            } else if (isNamePart(c)) {
                int start = at;
                skipName();
                if (isConfigCall(start)) {
                    scanArguments();
                }
            } else {
                depth = Math.max(0, depth + nesting(c));
                at++;
            }
        }
    }

    private boolean isConfigCall(int start) {
        if (!text.substring(start, at).equals("config")) {
            return false;
        }
        boolean ofDbt = start >= 4 && text.startsWith("dbt.", start - 4);
        boolean ofSomething = start > 0 && text.charAt(start - 1) == '.';
        boolean isCall = language == Language.PYTHON ? ofDbt : !ofSomething;
        skipSpaces();
        return isCall && at < text.length() && text.charAt(at) == '(';
    }

    private void scanArguments() {
        int depth = 0;
        int positionalMapping = -1;
        do {
            char c = text.charAt(at);
            if (isQuote(c)) {
                int start = at;
                skipString();
                boolean isKey = depth == 2
                        && positionalMapping >= 0
                        && literal(start, at).equals("compute");
                if (isKey && skipMark(':')) {
                    readChoice();
                }
            } else if (isNamePart(c)) {
                int start = at;
                skipName();
                if (depth == 1 && text.substring(start, at).equals("compute") && skipMark('=')) {
                    readChoice();
                }
            } else {
                if (c == '{' && depth == 1 && previousMark() == '(') {
                    positionalMapping = at;
                }
                depth += nesting(c);
                if (depth == 1) {
                    positionalMapping = -1;
                }
                at++;
            }
        } while (depth > 0 && at < text.length());
    }

    private void readChoice() {
        skipSpaces();
        int start = at;
        if (at < text.length() && isQuote(text.charAt(at))) {
            skipString();
        } else {
            skipName();
        }
        int end = at;
        if (end == start) {
            end = Math.min(text.length(), start + 1);
        }
        skipSpaces();
        boolean isWhole = at < text.length() && ",)}".indexOf(text.charAt(at)) >= 0;
        String value = text.substring(start, Math.max(start, end));
        if (isWhole && !value.isEmpty() && isQuote(value.charAt(0))) {
            found = Optional.of(Located.at(literal(start, end), positions.between(start, end)));
        } else if (isWhole && (value.equals("none") || value.equals("None"))) {
            found = Optional.empty();
        } else {
            problems.add(notLiteral(Located.at(value, positions.between(start, end))));
        }
    }

    /** The problem of a compute that is known only once something is rendered. */
    static Problem notLiteral(Located<String> choice) {
        return Problem.error(
                        CompilerError.MODEL_COMPUTE_NOT_LITERAL,
                        choice.place(),
                        "A model's compute must be a string, but is an expression")
                .withHelp("write the name of an approved compute, such as 'duckdb': it has to be known before a run");
    }

    private boolean skipMark(char mark) {
        int before = at;
        skipSpaces();
        if (at < text.length() && text.charAt(at) == mark && !text.startsWith("==", at)) {
            at++;
            return true;
        }
        at = before;
        return false;
    }

    private char previousMark() {
        int i = at - 1;
        while (i > 0 && Character.isWhitespace(text.charAt(i))) {
            i--;
        }
        return text.charAt(i);
    }

    private String literal(int start, int end) {
        String quoted = text.substring(start, end);
        int quotes =
                quoted.length() >= 6 && quoted.startsWith(quoted.substring(0, 1).repeat(3)) ? 3 : 1;
        return quoted.length() < 2 * quotes ? "" : quoted.substring(quotes, quoted.length() - quotes);
    }

    private void skipString() {
        String quote = text.substring(at, at + 1);
        if (language == Language.PYTHON && text.startsWith(quote.repeat(3), at)) {
            quote = quote.repeat(3);
        }
        at += quote.length();
        while (at < text.length() && !text.startsWith(quote, at)) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at = Math.min(text.length(), at + quote.length());
    }

    private void skipPast(String mark) {
        int index = text.indexOf(mark, at);
        at = index < 0 ? text.length() : index + mark.length();
    }

    private void skipName() {
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
    }

    private void skipSpaces() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private static int nesting(char c) {
        if ("([{".indexOf(c) >= 0) {
            return 1;
        }
        return ")]}".indexOf(c) >= 0 ? -1 : 0;
    }

    private static boolean isQuote(char c) {
        return c == '\'' || c == '"';
    }

    private static boolean isNamePart(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }
}
